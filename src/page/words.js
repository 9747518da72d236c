// Small helpers for elements, names and dates.

/** An element with attributes and children; strings become text, never HTML. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ''));
  return made;
}

const svgNames = 'http://www.w3.org/2000/svg';

export function drawn(name, attributes = {}, ...children) {
  const made = document.createElementNS(svgNames, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Text whose direction of writing cannot run into what stands beside it. */
export const isolated = (text) => element('bdi', {}, text);

/** For text on a canvas, where nothing isolates it: without marks that turn the direction. */
export const withoutTurns = (text) => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

/** Lower case without accents: what a search compares. */
export function folded(text) {
  return text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
}

export const counted = (number, noun, many = noun + 's') =>
  `${number.toLocaleString('en')} ${number === 1 ? noun : many}`;

/** Only addresses that a reader may be sent to. */
export const isWebAddress = (url) => /^https?:\/\//i.test(url);

const dayLength = 86400000;
export const dayOf = (date) => Math.floor(date.getTime() / dayLength);
export const dateOf = (day) => new Date(day * dayLength);
/** Day number of the first of a month; `month` may run past December. */
export function monthStart(year, month) {
  const date = new Date(Date.UTC(2000, 0, 1));
  date.setUTCFullYear(year, month, 1);
  return dayOf(date);
}

/** "“Sentence.” (Title, Publisher, 2024-04-19, https://...)": ready to paste below a text. */
export function citation(evidence) {
  const { article, sentence } = evidence;
  const source = [article.title || article.id, article.publisher, article.date, article.url];
  return `“${sentence.trim()}” (${source.filter(Boolean).join(', ')})`;
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = element('textarea', { class: 'unseen' });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}
