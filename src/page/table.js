// All that passes the filters as a table, for those who cannot see the drawing or want to read on.

import { element, isolated } from './words.js';

const rowsPerPage = 100;
const byText = (key) => (a, b) => key(a).localeCompare(key(b), 'en');
const day = (fact) => fact.first ?? fact.last ?? -Infinity;
const objectName = (fact) => (fact.object ? fact.object.name : fact.literal);

const columns = [
  { name: 'Date', order: (a, b) => day(b) - day(a), cell: (fact) => fact.date },
  { name: 'Subject', order: byText((fact) => fact.subject.name), cell: (fact) => isolated(fact.subject.name) },
  { name: 'What', order: byText((fact) => fact.words), cell: (fact) => isolated(fact.words) },
  { name: 'Object', order: byText(objectName), cell: (fact) => isolated(objectName(fact)) },
  { name: 'Sources', order: (a, b) => b.sources - a.sources, cell: (fact) => String(fact.sources) },
  { name: 'Confidence', order: (a, b) => b.confidence - a.confidence, cell: (fact) => fact.confidence.toFixed(2) },
];

export class Table {
  constructor(root, state, actions) {
    Object.assign(this, { root, state, actions, column: 4, turned: false, page: 0 });
    state.listen((what) => {
      if (what === 'filters') this.page = 0;
      if (!root.hidden) this.show();
    });
  }

  show() {
    const { order } = columns[this.column];
    const facts = this.state.visibleFacts(this.state.graph.facts)
      .sort((a, b) => (this.turned ? -order(a, b) : order(a, b)) || a.row - b.row);
    const pages = Math.max(1, Math.ceil(facts.length / rowsPerPage));
    this.page = Math.min(this.page, pages - 1);
    const shown = facts.slice(this.page * rowsPerPage, (this.page + 1) * rowsPerPage);
    const turn = (by) => () => {
      this.page += by;
      this.show();
      this.root.scrollTop = 0;
    };
    const heads = columns.map(({ name }, row) =>
      element('th', { scope: 'col', 'aria-sort': row === this.column ? (this.turned ? 'descending' : 'ascending') : 'none' },
        element('button', {
          type: 'button',
          onclick: () => {
            this.turned = row === this.column && !this.turned;
            this.column = row;
            this.page = 0;
            this.show();
            this.root.querySelectorAll('th button')[row].focus();
          },
        }, name, row === this.column ? (this.turned ? ' ▴' : ' ▾') : '')));
    const chosen = this.state.chosen && this.state.chosen.fact;
    this.root.replaceChildren(
      element('table', {},
        element('caption', { class: 'unseen' }, 'Facts that pass the filters'),
        element('thead', {}, element('tr', {}, heads)),
        element('tbody', {}, shown.map((fact) =>
          element('tr', { class: [fact.plain ? '' : 'claimed', fact === chosen ? 'chosen' : ''].join(' ').trim() || null },
            columns.map(({ name, cell }) =>
              element('td', {}, name === 'What'
                ? element('button', { type: 'button', class: 'link', onclick: () => this.actions.chooseFact(fact) }, cell(fact))
                : cell(fact))))))),
      element('div', { class: 'pager' },
        element('button', { type: 'button', disabled: this.page === 0, onclick: turn(-1) }, 'Previous'),
        `Page ${this.page + 1} of ${pages}`,
        element('button', { type: 'button', disabled: this.page + 1 >= pages, onclick: turn(1) }, 'Next')));
  }
}
