// The column of filters.

import { dateOf, drawn, element, isolated, monthStart } from './words.js';
import { shapePicture } from './shapes.js';

const stanceWords = {
  asserted: 'stated as a fact',
  attributed: 'somebody’s word',
  planned: 'planned',
  former: 'former',
  denied: 'denied',
  negative: 'said not to be so',
  hypothetical: 'perhaps',
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const mostBins = 80;

/** The time of all facts in bins of a day, a month, a year or more, whichever gives few enough. */
function timeBins(facts) {
  const days = facts.flatMap((fact) => [fact.first ?? fact.last, fact.last ?? fact.first]).filter((day) => day !== null);
  if (days.length === 0) return [];
  days.sort((a, b) => a - b);
  // News speaks of its own days; the few that tell of centuries past or plans for decades to come
  // stand in one bin at either end.
  const share = (part) => days[Math.round((days.length - 1) * part)];
  const [first, last] = days.length < 50 ? [days[0], days[days.length - 1]] : [share(0.01), share(0.99)];
  const bins = [];
  if (last - first < mostBins) {
    for (let day = first; day <= last; ++day) bins.push({ first: day, last: day, words: dateOf(day).toISOString().slice(0, 10) });
  } else {
    const from = dateOf(first);
    const to = dateOf(last);
    const monthCount = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
    const step = monthCount <= mostBins ? 1 : 12 * Math.ceil(monthCount / 12 / mostBins);
    const begin = step === 1 ? from.getUTCMonth() : 0;
    for (let month = begin; month < begin + monthCount + (step === 1 ? 0 : from.getUTCMonth()); month += step) {
      const start = monthStart(from.getUTCFullYear(), month);
      const date = dateOf(start);
      const words = step === 1 ? `${months[date.getUTCMonth()]} ` : '';
      bins.push({ first: start, last: monthStart(from.getUTCFullYear(), month + step) - 1, words: words + date.getUTCFullYear() });
    }
  }
  const [begin, end] = [bins[0].first, bins[bins.length - 1].last];
  if (days[0] < begin) bins.unshift({ first: days[0], last: begin - 1, words: `before ${bins[0].words}` });
  if (days[days.length - 1] > end) bins.push({ first: end + 1, last: days[days.length - 1], words: `after ${bins[bins.length - 1].words}` });
  return bins;
}

export class Filters {
  constructor(state) {
    this.state = state;
    this.boxes = [];
    this.time();
    this.evidence();
    this.lists();
    document.getElementById('reset').addEventListener('click', () => {
      state.reset();
      this.read();
      state.changed('filters');
    });
    this.read();
  }

  // ---- time ---------------------------------------------------------------------------------------

  time() {
    const { state } = this;
    const { facts } = state.graph;
    this.bins = timeBins(facts);
    this.from = document.getElementById('from');
    this.until = document.getElementById('until');
    const undated = facts.filter((fact) => fact.first === null && fact.last === null).length;
    document.getElementById('undated-words').textContent = `Without a date (${undated.toLocaleString('en')})`;
    this.undated = document.getElementById('undated');
    this.undated.addEventListener('change', () => {
      state.undated = this.undated.checked;
      state.changed('filters');
    });
    const histogram = document.getElementById('histogram');
    if (this.bins.length < 2) {
      for (const each of [histogram, this.from.parentElement, document.getElementById('span-words')]) each.hidden = true;
      if (this.bins.length === 0) document.getElementById('time-filter').hidden = true;
      histogram.style.display = 'none';
      return;
    }
    const counts = this.bins.map(() => 0);
    for (const fact of facts) {
      const at = fact.first ?? fact.last;
      if (at === null) continue;
      const bin = this.bins.findIndex((each) => at >= each.first && at <= each.last);
      if (bin >= 0) ++counts[bin];
    }
    const most = Math.max(...counts);
    const width = 240 / counts.length;
    this.bars = counts.map((count, at) => {
      const height = count === 0 ? 0 : Math.max(1.5, (42 * count) / most);
      return drawn('rect', { x: at * width + width * 0.08, width: width * 0.84, y: 44 - height, height });
    });
    histogram.append(...this.bars);
    for (const slider of [this.from, this.until]) {
      slider.max = String(this.bins.length - 1);
      slider.addEventListener('input', () => this.takeTime(slider));
    }
  }

  takeTime(moved) {
    // Neither end passes the other.
    if (Number(this.from.value) > Number(this.until.value)) {
      if (moved === this.from) this.until.value = this.from.value;
      else this.from.value = this.until.value;
    }
    const from = Number(this.from.value);
    const until = Number(this.until.value);
    this.state.from = from === 0 ? null : this.bins[from].first;
    this.state.until = until === this.bins.length - 1 ? null : this.bins[until].last;
    this.showTime();
    this.state.changed('filters');
  }

  showTime() {
    if (!this.bars) return;
    const from = Number(this.from.value);
    const until = Number(this.until.value);
    this.bars.forEach((bar, at) => bar.classList.toggle('out', at < from || at > until));
    this.from.setAttribute('aria-valuetext', this.bins[from].words);
    this.until.setAttribute('aria-valuetext', this.bins[until].words);
    document.getElementById('span-words').replaceChildren(
      element('span', {}, this.bins[from].words),
      element('span', {}, this.bins[until].words),
    );
  }

  // ---- confidence, sources, disputes ---------------------------------------------------------------

  evidence() {
    const { state } = this;
    this.confidence = document.getElementById('confidence');
    this.confidence.addEventListener('input', () => {
      state.confidence = Number(this.confidence.value);
      this.showEvidence();
      state.changed('filters');
    });
    this.sources = document.getElementById('sources');
    this.sources.max = String(Math.min(10, Math.max(1, ...state.graph.facts.map((fact) => fact.sources))));
    this.sources.disabled = this.sources.max === '1';
    this.sources.addEventListener('input', () => {
      state.sources = Number(this.sources.value);
      this.showEvidence();
      state.changed('filters');
    });
    this.disputed = document.getElementById('disputed');
    const disputed = state.graph.facts.filter((fact) => fact.disputed).length;
    document.getElementById('disputed-words').textContent = `Only what is disputed (${disputed})`;
    this.disputed.disabled = disputed === 0;
    this.disputed.addEventListener('change', () => {
      state.disputedOnly = this.disputed.checked;
      state.changed('filters');
    });
  }

  showEvidence() {
    document.getElementById('confidence-words').textContent = Number(this.confidence.value).toFixed(2);
    document.getElementById('sources-words').textContent = this.sources.value;
  }

  // ---- stance, type, predicate ---------------------------------------------------------------------

  lists() {
    const { state } = this;
    const { facts, entities } = state.graph;
    const count = (items, key) => {
      const counts = new Map();
      for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
      return counts;
    };
    const stances = count(facts, (fact) => fact.stance);
    this.list('stances', state, 'offStances',
      Object.keys(stanceWords).filter((stance) => stances.has(stance))
        .map((stance) => ({ key: stance, words: stanceWords[stance], count: stances.get(stance) })));
    const types = count(entities, (entity) => entity.type.root);
    const roots = state.graph.types.filter((type) => type.name === type.root);
    this.list('types', state, 'offTypes',
      roots.filter((type) => types.has(type.name))
        .map((type) => ({ key: type.name, words: type.label, count: types.get(type.name), picture: shapePicture(type) })));
    const predicates = count(facts, (fact) => fact.predicate.row);
    const rows = [...predicates.keys()].sort((a, b) => predicates.get(b) - predicates.get(a) || a - b);
    this.list('predicates', state, 'offPredicates',
      rows.map((row) => ({ key: row, words: state.graph.predicates[row].label, count: predicates.get(row) })));
    document.getElementById('predicates-all').addEventListener('click', () => {
      state.offPredicates.clear();
      this.read();
      state.changed('filters');
    });
    document.getElementById('predicates-none').addEventListener('click', () => {
      state.offPredicates = new Set(rows);
      this.read();
      state.changed('filters');
    });
  }

  list(id, state, off, items) {
    document.getElementById(id).replaceChildren(
      ...items.map(({ key, words, count, picture }) => {
        const box = element('input', { type: 'checkbox' });
        const label = element('label', { class: 'tick' }, box, picture || '', picture ? ' ' : '',
          element('span', {}, isolated(words)), element('small', {}, count.toLocaleString('en')));
        box.addEventListener('change', () => {
          if (box.checked) state[off].delete(key);
          else state[off].add(key);
          label.classList.toggle('off', !box.checked);
          state.changed('filters');
        });
        this.boxes.push({ box, label, isOff: () => state[off].has(key) });
        return label;
      }),
    );
  }

  /** Sets every control to what the state says. */
  read() {
    const { state } = this;
    for (const { box, label, isOff } of this.boxes) {
      box.checked = !isOff();
      label.classList.toggle('off', isOff());
    }
    this.undated.checked = state.undated;
    this.confidence.value = String(state.confidence);
    this.sources.value = String(state.sources);
    this.disputed.checked = state.disputedOnly;
    if (this.bars) {
      this.from.value = state.from === null ? '0' : String(this.bins.findIndex((bin) => bin.first === state.from));
      this.until.value = state.until === null ? String(this.bins.length - 1) : String(this.bins.findIndex((bin) => bin.last === state.until));
      this.showTime();
    }
    this.showEvidence();
  }
}
