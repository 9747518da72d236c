// The search box: a list of names that opens while one types.

import { findNames } from './data.js';
import { counted, element, folded, isolated } from './words.js';
import { shapePicture } from './shapes.js';

export class Search {
  /** `take(entity)` is called with what was found. */
  constructor(input, list, graph, take) {
    Object.assign(this, { input, list, graph, take, found: [], active: -1 });
    input.addEventListener('input', () => this.open());
    input.addEventListener('focus', () => input.value && this.open());
    input.addEventListener('keydown', (event) => this.key(event));
    input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }

  open() {
    this.found = findNames(this.graph, this.input.value);
    this.active = this.found.length > 0 ? 0 : -1;
    const wanted = folded(this.input.value).trim();
    this.list.replaceChildren(
      ...this.found.map((entity, row) => {
        const alias = !entity.keys[0].includes(wanted) && entity.aliases[entity.keys.slice(1).findIndex((key) => key.includes(wanted))];
        return element(
          'li',
          {
            id: `found-${row}`,
            role: 'option',
            'aria-selected': String(row === this.active),
            onpointerdown: (event) => {
              event.preventDefault();
              this.choose(row);
            },
          },
          shapePicture(entity.type),
          element('span', {}, isolated(entity.name), alias ? [' (', isolated(alias), ')'] : ''),
          element('small', {}, `${entity.type.label}, ${counted(entity.facts.length, 'fact')}`),
        );
      }),
    );
    if (wanted && this.found.length === 0) {
      this.list.append(element('li', { class: 'none', role: 'option', 'aria-disabled': 'true' }, 'No such name'));
    }
    this.list.hidden = !wanted;
    this.input.setAttribute('aria-expanded', String(!this.list.hidden));
    this.mark();
  }

  mark() {
    [...this.list.children].forEach((item, row) => item.setAttribute('aria-selected', String(row === this.active)));
    if (this.active >= 0 && !this.list.hidden) {
      this.input.setAttribute('aria-activedescendant', `found-${this.active}`);
      this.list.children[this.active].scrollIntoView({ block: 'nearest' });
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  key(event) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (this.list.hidden) return this.open();
      const count = this.found.length;
      if (count === 0) return;
      this.active = (this.active + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
      this.mark();
    } else if (event.key === 'Enter' && this.active >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.choose(this.active);
    } else if (event.key === 'Escape') {
      if (this.list.hidden && !this.input.value) return; // somebody else's business
      event.stopPropagation();
      this.input.value = '';
      this.close();
    }
  }

  choose(row) {
    const entity = this.found[row];
    this.input.value = '';
    this.close();
    this.take(entity);
  }
}
