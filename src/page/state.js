// What the reader has chosen, and which facts, lines and entities pass it.

import { across } from './data.js';

export class State {
  constructor(graph) {
    this.graph = graph;
    this.listeners = [];
    this.passes = new Uint8Array(graph.facts.length);
    this.seen = new Uint8Array(graph.entities.length);
    this.drawn = new Uint8Array(graph.lines.length);
    this.chosen = null; // {kind: 'entity' | 'line' | 'fact' | 'path', ...}
    this.reset();
  }

  reset() {
    this.offTypes = new Set();
    this.offPredicates = new Set();
    this.offStances = new Set();
    this.confidence = 0;
    this.sources = 1;
    this.disputedOnly = false;
    this.from = null; // days
    this.until = null;
    this.undated = true;
    this.focus = null; // {entity, depth}
  }

  listen(listener) {
    this.listeners.push(listener);
  }

  /** After any change: what = 'filters' or 'choice'. */
  changed(what) {
    if (what === 'filters') this.filter();
    for (const listener of this.listeners) listener(what);
  }

  factPasses(fact) {
    if (this.offPredicates.has(fact.predicate.row) || this.offStances.has(fact.stance)) return false;
    if (fact.confidence < this.confidence || fact.sources < this.sources) return false;
    if (this.disputedOnly && !fact.disputed) return false;
    if (this.offTypes.has(fact.subject.type.root)) return false;
    if (fact.object && this.offTypes.has(fact.object.type.root)) return false;
    if (fact.first === null && fact.last === null) return this.undated;
    if (this.until !== null && fact.first !== null && fact.first > this.until) return false;
    if (this.from !== null && fact.last !== null && fact.last < this.from) return false;
    return true;
  }

  filter() {
    const { facts, lines, entities } = this.graph;
    for (const fact of facts) this.passes[fact.row] = this.factPasses(fact) ? 1 : 0;
    this.drawn.fill(0);
    for (const line of lines) {
      if (line.facts.some((fact) => this.passes[fact.row])) this.drawn[line.row] = 1;
    }
    if (this.focus) this.keepNeighbourhood();
    this.seen.fill(0);
    for (const fact of facts) {
      if (!this.passes[fact.row]) continue;
      this.seen[fact.subject.row] = 1;
      if (fact.object) this.seen[fact.object.row] = 1;
    }
    if (this.focus) this.seen[this.focus.entity.row] = 1;
    this.factCount = this.passes.reduce((sum, each) => sum + each, 0);
    this.entityCount = this.seen.reduce((sum, each) => sum + each, 0);
    this.lineCount = this.drawn.reduce((sum, each) => sum + each, 0);
    this.allEntities = entities.length;
  }

  keepNeighbourhood() {
    const { entity, depth } = this.focus;
    const near = new Uint8Array(this.graph.entities.length);
    near[entity.row] = 1;
    let edge = [entity];
    for (let step = 0; step < depth; ++step) {
      const next = [];
      for (const from of edge) {
        for (const line of from.lines) {
          const to = across(line, from);
          if (!this.drawn[line.row] || near[to.row]) continue;
          near[to.row] = 1;
          next.push(to);
        }
      }
      edge = next;
    }
    for (const fact of this.graph.facts) {
      if (!near[fact.subject.row] || (fact.object && !near[fact.object.row])) this.passes[fact.row] = 0;
    }
    for (const line of this.graph.lines) {
      if (!near[line.low.row] || !near[line.high.row]) this.drawn[line.row] = 0;
    }
  }

  visibleFacts(facts) {
    return facts.filter((fact) => this.passes[fact.row]);
  }

  /** Neighbours over drawn lines, best supported first. */
  neighbours(entity) {
    return entity.lines
      .filter((line) => this.drawn[line.row])
      .map((line) => across(line, entity))
      .sort((a, b) => b.claims - a.claims || a.row - b.row);
  }

  /** Lines of a shortest way over what is drawn; among equally short ones that over the entities of
   *  which most is told. null when there is none. */
  path(from, to) {
    const cameBy = new Map([[from, null]]);
    let edge = [from];
    while (edge.length > 0 && !cameBy.has(to)) {
      const next = [];
      for (const at of edge) {
        for (const line of at.lines) {
          const other = across(line, at);
          if (!this.drawn[line.row] || cameBy.has(other)) continue;
          cameBy.set(other, line);
          next.push(other);
        }
      }
      edge = next.sort((a, b) => b.claims - a.claims || a.row - b.row);
    }
    if (!cameBy.has(to)) return null;
    const lines = [];
    for (let at = to; cameBy.get(at); at = across(cameBy.get(at), at)) lines.unshift(cameBy.get(at));
    return lines;
  }

  choose(choice) {
    this.chosen = choice;
    this.changed('choice');
  }

  /** Entities that belong to what is chosen; empty when nothing is. */
  chosenEntities() {
    const choice = this.chosen;
    if (!choice) return [];
    if (choice.kind === 'entity') return [choice.entity];
    if (choice.kind === 'line') return [choice.line.low, choice.line.high];
    if (choice.kind === 'fact') return [choice.fact.subject, choice.fact.object].filter(Boolean);
    return choice.lines.length > 0
      ? choice.lines.flatMap((line) => [line.low, line.high])
      : [choice.from, choice.to];
  }
}
