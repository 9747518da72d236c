// The column of details: what is told of an entity, of two, of a way between two, each with the
// sentences it stands on.

import { citation, copyText, counted, element, isWebAddress, isolated } from './words.js';
import { across } from './data.js';
import { shapePicture } from './shapes.js';

/** Facts of one predicate shown before a button for the rest. */
const firstFacts = 12;
const kinds = ['subject', 'predicate', 'object'];

/** A sentence with the words for subject, predicate and object marked. */
export function markedSentence(evidence) {
  const parts = [];
  let at = 0;
  for (let i = 0; i < evidence.marks.length; i += 3) {
    const [begin, end, kind] = evidence.marks.slice(i, i + 3);
    parts.push(evidence.sentence.slice(at, begin));
    parts.push(element('mark', { class: kinds[kind], title: kinds[kind] }, evidence.sentence.slice(begin, end)));
    at = end;
  }
  parts.push(evidence.sentence.slice(at));
  return element('q', { dir: 'auto' }, parts);
}

export class Panel {
  constructor(root, state, actions) {
    Object.assign(this, { root, state, actions });
    state.listen(() => this.show());
  }

  show() {
    const choice = this.state.chosen;
    this.root.replaceChildren();
    if (!choice) this.overview();
    else if (choice.kind === 'entity') this.entity(choice.entity);
    else if (choice.kind === 'line') this.line(choice.line);
    else if (choice.kind === 'fact') this.oneFact(choice.fact);
    else this.path(choice);
    this.root.scrollTop = 0;
  }

  // ---- pieces ---------------------------------------------------------------------------------------

  name(entity) {
    return element('button', { type: 'button', class: 'link', onclick: () => this.actions.chooseEntity(entity) }, isolated(entity.name));
  }

  head(entity) {
    return [
      element('h2', { tabindex: '-1' }, isolated(entity.name)),
      element('p', { class: 'kind' }, shapePicture(entity.type), entity.type.label),
    ];
  }

  /** Facts that pass, or a word on why there are none. */
  passing(facts) {
    const passing = this.state.visibleFacts(facts);
    if (passing.length < facts.length) {
      this.root.append(element('p', { class: 'also' }, `${counted(facts.length - passing.length, 'fact')} hidden by filters`));
    }
    return passing;
  }

  /** One fact, opened to its evidence; `side` is the entity whose panel it stands in. */
  fact(fact, side = null, open = false) {
    const inverse = side !== null && fact.object === side && fact.subject !== side;
    const other = side === null ? null : inverse ? fact.subject : fact.object;
    const parts = [];
    if (side === null) parts.push(isolated(fact.subject.name), ` ${fact.words} `, isolated(fact.object ? fact.object.name : fact.literal));
    else parts.push(other ? element('b', {}, isolated(other.name)) : element('b', {}, isolated(fact.literal)));
    const own = fact.words.startsWith(fact.predicate.label) ? fact.words.slice(fact.predicate.label.length).trim() : fact.words;
    const about = [side !== null && own, fact.date, fact.place && `in ${fact.place}`, fact.period && `for ${fact.period}`,
      fact.topic && `on ${fact.topic}`, fact.sources > 1 && counted(fact.sources, 'source')].filter(Boolean);
    if (about.length > 0) parts.push(' ', element('small', {}, about.map((word, at) => [at > 0 ? ' · ' : '', isolated(word)]).flat()));
    if (fact.disputed) parts.push(' ', element('span', { class: 'tag red' }, 'disputed'));
    const body = element('div');
    const details = element('details', { class: fact.plain ? 'fact' : 'fact claimed' }, element('summary', {}, parts), body);
    const fill = () => {
      if (!details.open || body.childNodes.length > 0) return;
      body.append(...this.evidence(fact, side));
    };
    details.addEventListener('toggle', fill);
    if (open) {
      details.open = true;
      fill();
    }
    return details;
  }

  evidence(fact, side) {
    const parts = [];
    if (side !== null) {
      const other = fact.subject === side ? fact.object : fact.subject;
      if (other) {
        const more = fact.line && fact.line.facts.length > 1
          ? element('button', { type: 'button', class: 'link', onclick: () => this.actions.chooseLine(fact.line) }, `all ${fact.line.facts.length} facts of the two`)
          : '';
        parts.push(element('p', { class: 'evidence foot' }, this.name(other), more));
      }
    }
    for (const piece of fact.evidence) parts.push(this.piece(fact, piece));
    const rest = fact.claims - fact.evidence.length;
    if (rest > 0) parts.push(element('p', { class: 'evidence hint' }, `and ${counted(rest, 'sentence')} more: newsgraph why ${fact.id.slice(0, 10)}`));
    for (const against of fact.disputes) {
      if (against === fact) continue;
      parts.push(element('div', { class: 'against' },
        element('strong', {}, 'Against it: '), isolated(against.subject.name), ` ${against.words} `,
        isolated(against.object ? against.object.name : against.literal),
        against.evidence.map((piece) => this.piece(against, piece))));
    }
    return parts;
  }

  piece(fact, piece) {
    const { article } = piece;
    const title = article.title || article.id;
    const source = [
      isWebAddress(article.url)
        ? element('a', { href: article.url, target: '_blank', rel: 'noopener noreferrer' }, isolated(title))
        : isolated(title),
      article.publisher ? [', ', isolated(article.publisher)] : '',
      article.date ? `, ${article.date}${article.inferred ? ' (inferred)' : ''}` : '',
    ].flat();
    const copy = element('button', { type: 'button' }, 'Copy citation');
    copy.addEventListener('click', async () => {
      const done = await copyText(citation(piece));
      copy.textContent = done ? 'Copied' : 'Cannot copy';
      setTimeout(() => (copy.textContent = 'Copy citation'), 1500);
    });
    return element('div', { class: 'evidence' },
      markedSentence(piece),
      element('cite', {}, source),
      element('div', { class: 'foot' }, copy,
        element('span', { title: `rule ${piece.rule}, characters ${piece.begin} to ${piece.end}` }, `confidence ${piece.confidence.toFixed(2)}`),
        element('code', { title: 'newsgraph why …' }, fact.id.slice(0, 10))));
  }

  key() {
    return element('p', { class: 'keys', 'aria-hidden': 'true' }, kinds.map((kind) => element('mark', { class: kind }, kind)));
  }

  // ---- what may be chosen ----------------------------------------------------------------------------

  overview() {
    const { state } = this;
    const best = state.graph.entities.filter((entity) => state.seen[entity.row])
      .sort((a, b) => b.claims - a.claims || a.row - b.row).slice(0, 15);
    this.root.append(
      element('h2', {}, 'Most told of'),
      element('p', { class: 'hint' }, 'Choose an entity or a line to read what is told, sentence by sentence.'),
      element('ul', {}, best.map((entity) =>
        element('li', { class: 'path-node' }, shapePicture(entity.type), this.name(entity),
          element('small', { class: 'hint' }, counted(state.visibleFacts(entity.facts).length, 'fact'))))),
    );
    const disputed = state.visibleFacts(state.graph.facts).filter((fact) => fact.disputed);
    if (disputed.length > 0) {
      this.root.append(element('h3', {}, `Disputed (${disputed.length})`));
      this.many(disputed, null);
    }
    for (const note of state.graph.notes) this.root.append(element('p', { class: 'also' }, note));
  }

  entity(entity) {
    const { state, actions } = this;
    this.root.append(...this.head(entity));
    if (entity.aliases.length > 0) this.root.append(element('p', { class: 'also' }, 'Also: ', isolated(entity.aliases.join('; '))));
    for (let i = 0; i < entity.data.length; i += 2) {
      this.root.append(element('p', { class: 'also' }, `${entity.data[i].replace('Date', '')}: `, isolated(entity.data[i + 1])));
    }
    if (/^Q\d+$/.test(entity.wikidata)) {
      this.root.append(element('p', { class: 'also' },
        element('a', { href: `https://www.wikidata.org/wiki/${entity.wikidata}`, target: '_blank', rel: 'noopener noreferrer' }, `Wikidata ${entity.wikidata}`)));
    }
    const acts = element('div', { class: 'acts' });
    const focus = state.focus && state.focus.entity === entity ? state.focus.depth : 0;
    for (const depth of [1, 2, 3]) {
      acts.append(element('button', {
        type: 'button', 'aria-pressed': String(focus === depth),
        onclick: () => actions.focus(focus === depth ? null : { entity, depth }),
      }, depth === 1 ? 'Only neighbours' : `${depth} steps`));
    }
    acts.append(element('button', { type: 'button', onclick: () => actions.startPath(entity) }, 'Path to …'));
    this.root.append(acts);
    const facts = this.passing(entity.facts);
    if (facts.length === 0) this.root.append(element('p', { class: 'hint' }, 'Nothing that passes the filters.'));
    else this.root.append(this.key());
    const groups = new Map();
    for (const fact of facts) {
      const inverse = fact.object === entity && fact.subject !== entity;
      const label = inverse ? fact.predicate.inverse : fact.predicate.label;
      if (!groups.has(label)) groups.set(label, []);
      groups.get(label).push(fact);
    }
    const order = [...groups].sort((a, b) => b[1].length - a[1].length);
    for (const [label, group] of order) {
      this.root.append(element('h3', {}, `${label} (${group.length.toLocaleString('en')})`));
      this.many(group, entity);
    }
  }

  /** Facts by date, latest first, undated last; the rest behind a button. */
  many(facts, side) {
    const byDate = [...facts].sort((a, b) =>
      (b.last ?? b.first ?? -Infinity) - (a.last ?? a.first ?? -Infinity) || b.claims - a.claims || a.row - b.row);
    const holder = element('div');
    this.root.append(holder);
    holder.append(...byDate.slice(0, firstFacts).map((fact) => this.fact(fact, side)));
    if (byDate.length > firstFacts) {
      const more = element('button', { type: 'button' }, `Show all ${byDate.length.toLocaleString('en')}`);
      more.addEventListener('click', () => {
        const rest = byDate.slice(firstFacts).map((fact) => this.fact(fact, side));
        more.replaceWith(...rest);
        rest[0].querySelector('summary').focus();
      });
      holder.append(more);
    }
  }

  line(line) {
    this.root.append(element('h2', { tabindex: '-1' }, isolated(line.low.name), ' and ', isolated(line.high.name)));
    this.root.append(element('div', { class: 'acts' }, this.name(line.low), this.name(line.high)));
    const facts = this.passing(line.facts);
    this.root.append(this.key());
    this.root.append(...facts.map((fact, at) => this.fact(fact, null, at < 3)));
  }

  oneFact(fact) {
    this.root.append(element('h2', { tabindex: '-1' }, isolated(fact.subject.name), ` ${fact.words} `, isolated(fact.object ? fact.object.name : fact.literal)));
    this.root.append(element('div', { class: 'acts' }, this.name(fact.subject), fact.object ? this.name(fact.object) : ''));
    this.root.append(this.key(), this.fact(fact, null, true));
  }

  path({ from, to, lines }) {
    this.root.append(element('h2', { tabindex: '-1' }, 'From ', isolated(from.name), ' to ', isolated(to.name)));
    if (lines.length === 0) {
      this.root.append(element('p', { class: 'hint' }, 'No way between the two over what passes the filters.'));
      return;
    }
    this.root.append(element('p', { class: 'hint' }, `${counted(lines.length, 'step')}, the shortest way over what passes the filters.`), this.key());
    let at = from;
    const node = (entity) => element('p', { class: 'path-node' }, shapePicture(entity.type), this.name(entity));
    this.root.append(node(at));
    for (const line of lines) {
      const facts = this.state.visibleFacts(line.facts);
      this.root.append(...facts.slice(0, 3).map((fact, row) => this.fact(fact, null, row === 0)));
      if (facts.length > 3) {
        this.root.append(element('button', { type: 'button', class: 'link', onclick: () => this.actions.chooseLine(line) }, `all ${facts.length} facts of the two`));
      }
      at = across(line, at);
      this.root.append(node(at));
    }
  }
}
