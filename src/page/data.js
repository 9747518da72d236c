// The graph as src/export/page_data.cpp wrote it: columns become rows that point at each other.

import { folded } from './words.js';

const rows = (columns) => {
  const names = Object.keys(columns);
  return columns[names[0]].map((_, row) => {
    const made = { row };
    for (const name of names) made[name] = columns[name][row];
    return made;
  });
};

export function readGraph(text) {
  const data = JSON.parse(text);
  const evidence = rows(data.evidence);
  for (const piece of evidence) {
    piece.article = data.articles[piece.article];
    piece.sentence = data.sentences[piece.sentence];
    piece.confidence = Number(piece.confidence);
  }
  const unknown = { name: '', label: 'thing', root: '', colour: '#FFFFFF' };
  const entities = rows(data.entities);
  for (const entity of entities) {
    entity.type = data.types[entity.type] || unknown;
    entity.facts = [];
    entity.lines = [];
    entity.claims = 0;
    entity.keys = [entity.name, ...entity.aliases].map(folded);
  }
  const facts = rows(data.facts);
  const lines = new Map();
  for (const fact of facts) {
    fact.subject = entities[fact.subject];
    fact.object = fact.object < 0 ? null : entities[fact.object];
    fact.predicate = { row: fact.predicate, ...data.predicates[fact.predicate] };
    fact.evidence = fact.evidence.map((row) => evidence[row]);
    fact.confidence = Number(fact.confidence);
    fact.plain = fact.stance === 'asserted';
    fact.disputed = fact.disputes.length > 0;
    for (const end of new Set([fact.subject, fact.object])) {
      if (!end) continue;
      end.facts.push(fact);
      end.claims += fact.claims;
    }
    if (!fact.object || fact.object === fact.subject) continue;
    // One line for all that is told of two entities, whichever way round.
    const [low, high] =
      fact.subject.row < fact.object.row ? [fact.subject, fact.object] : [fact.object, fact.subject];
    const key = low.row * entities.length + high.row;
    let line = lines.get(key);
    if (!line) {
      line = { row: lines.size, low, high, facts: [] };
      lines.set(key, line);
      low.lines.push(line);
      high.lines.push(line);
    }
    line.facts.push(fact);
    fact.line = line;
  }
  for (const fact of facts) fact.disputes = fact.disputes.map((row) => facts[row]);
  return { ...data, entities, facts, lines: [...lines.values()] };
}

/** The other end of a line. */
export const across = (line, entity) => (line.low === entity ? line.high : line.low);

/** Names that hold the words: exact ones, then beginnings, then the rest; best known first. */
export function findNames(graph, words, most = 12) {
  const wanted = folded(words).trim();
  if (!wanted) return [];
  const found = [];
  for (const entity of graph.entities) {
    let best = 9;
    for (const key of entity.keys) {
      const at = key.indexOf(wanted);
      if (at < 0) continue;
      const rank = key === wanted ? 0 : at === 0 ? 1 : /[\s\-(]/.test(key[at - 1]) ? 2 : 3;
      best = Math.min(best, rank + (key === entity.keys[0] ? 0 : 0.5));
    }
    if (best < 9) found.push({ entity, best });
  }
  found.sort((a, b) => a.best - b.best || b.entity.claims - a.entity.claims || a.entity.row - b.entity.row);
  return found.slice(0, most).map((each) => each.entity);
}
