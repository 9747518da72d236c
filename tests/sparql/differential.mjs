// Asks our engine and oxigraph the same generated queries over one graph and compares the solutions.
//
//   node differential.mjs GRAPH.nq SUITE_PROGRAM FOLDER_WITH_NODE_MODULES [COUNT] [SEED]
//
// Queries grow from triples of the graph: a few joined patterns of which some terms became
// variables, then optional and alternative parts, filters, paths, groups. Exit status 0 when all
// agree, 1 when not (each difference is printed), 77 when oxigraph is not there.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const [graph, suite, modules, countText = '1000', seedText = '1'] = process.argv.slice(2);
if (!existsSync(join(modules ?? '', 'node_modules/oxigraph'))) {
  console.log('skipped: no oxigraph');
  process.exit(77);
}
const { Store } = createRequire(resolve(modules) + '/')('oxigraph');

const store = new Store();
store.load(readFileSync(graph, 'utf8'), { format: 'application/n-quads' });
// oxigraph keeps numbers in canonical form: both are asked of its own dump.
const dump = store.dump({ format: 'application/n-quads' });
const lines = dump.split('\n').filter((line) => line && !line.includes('_:')).sort();

// SplitMix32.
let state = Number(seedText) >>> 0;
function random(most) {
  state = (state + 0x9e3779b9) >>> 0;
  let z = state;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return ((z ^ (z >>> 15)) >>> 0) % most;
}
const pick = (list) => list[random(list.length)];
const chance = (percent) => random(100) < percent;

const triples = lines.map((line) => {
  const match = /^(<[^>]*>) (<[^>]*>) (.*) \.$/.exec(line);
  return match && { s: match[1], p: match[2], o: match[3] };
}).filter(Boolean);
const bySubject = new Map();
const byObject = new Map();
const predicates = new Map();
for (const triple of triples) {
  if (!bySubject.has(triple.s)) bySubject.set(triple.s, []);
  bySubject.get(triple.s).push(triple);
  if (!byObject.has(triple.o)) byObject.set(triple.o, []);
  byObject.get(triple.o).push(triple);
  predicates.set(triple.p, (predicates.get(triple.p) ?? 0) + 1);
}

/// Patterns along a walk through the graph, with the variables that stand for its nodes.
function walk(length, names) {
  const patterns = [];
  let triple = pick(triples);
  const variables = new Map();
  const name = (term) => {
    if (!variables.has(term)) variables.set(term, names());
    return variables.get(term);
  };
  // One end may stay as it is, so that most queries have few solutions.
  const anchor = chance(70) ? pick([triple.s, triple.o]) : null;
  for (let i = 0; i < length; ++i) {
    const end = (term) => (term === anchor || (term.startsWith('"') && chance(25)) ? term : name(term));
    patterns.push(`${end(triple.s)} ${chance(4) ? names() : triple.p} ${end(triple.o)} .`);
    const next = [...(bySubject.get(chance(50) ? triple.s : triple.o) ?? []), ...(byObject.get(triple.s) ?? []).slice(0, 5)];
    if (next.length === 0) break;
    triple = pick(next);
  }
  return { patterns, variables: [...variables.values()], anchored: anchor !== null };
}

const literals = triples.filter((triple) => triple.o.startsWith('"')).map((triple) => triple.o);
function condition(variable) {
  const text = pick(literals);
  const word = JSON.stringify((/"([^"\\]{2,6})/.exec(text) ?? [0, 'an'])[1]);
  return pick([
    () => `isIRI(${variable})`, () => `isLiteral(${variable})`, () => `!isNumeric(${variable})`, () => `${variable} = ${text}`,
    () => `${variable} != ${text}`, () => `STRLEN(STR(${variable})) > ${random(40)}`, () => `CONTAINS(STR(${variable}), ${word})`,
    () => `REGEX(STR(${variable}), ${word}, "i")`, () => `LANG(${variable}) = "en"`, () => `STRSTARTS(STR(${variable}), ${word})`,
    () => `${variable} IN (${text}, ${pick(triples).s})`, () => `BOUND(${variable}) || false`, () => `DATATYPE(${variable}) = <http://www.w3.org/2001/XMLSchema#date>`,
    () => `UCASE(STR(${variable})) >= ${word}`, () => `COALESCE(${variable}, 1) = ${variable}`, () => `IF(isIRI(${variable}), true, ${variable} < ${text})`,
  ])();
}

function path() {
  const p = () => pick([...predicates.keys()]);
  return pick([() => `${p()}/${p()}`, () => `(${p()}|${p()})`, () => `^${p()}`, () => `${p()}?`, () => `(${p()}|^${p()})`,
    () => `${p()}+`, () => `(${p()}/^${p()})`, () => `!(${p()}|${p()})`])();
}

function makeQuery() {
  let number = 0;
  const names = () => `?v${number++}`;
  const main = walk(1 + random(4), names);
  let body = main.patterns.join(' ');
  const variables = [...main.variables];
  const any = () => pick(variables.length > 0 ? variables : ['?v0']);
  /// More patterns that begin at a variable of the query.
  const branch = () => {
    const p = pick([...predicates.keys()]);
    const fresh = names();
    return { text: chance(70) ? `${any()} ${p} ${fresh} .` : `${fresh} ${p} ${any()} .`, variable: fresh };
  };
  const extras = random(3);
  for (let i = 0; i < extras; ++i) {
    const kind = random(9);
    if (kind === 0) {
      const part = branch();
      body += ` OPTIONAL { ${part.text}${chance(30) ? ` FILTER(${condition(part.variable)})` : ''} }`;
      variables.push(part.variable);
    } else if (kind === 1) {
      const [one, two] = [branch(), branch()];
      body += ` { ${one.text} } UNION { ${two.text} }`;
      variables.push(one.variable, two.variable);
    } else if (kind === 2) {
      body += ` FILTER(${condition(any())}${chance(30) ? ` ${pick(['&&', '||'])} ${condition(any())}` : ''})`;
    } else if (kind === 3) {
      body += ` MINUS { ${branch().text} }`;
    } else if (kind === 4) {
      body += ` FILTER ${chance(50) ? 'NOT ' : ''}EXISTS { ${branch().text} }`;
    } else if (kind === 5) {
      const fresh = names();
      body += ` BIND(${pick([`STR(${any()})`, `STRLEN(STR(${any()}))`, `COALESCE(${any()}, "none")`])} AS ${fresh})`;
      variables.push(fresh);
    } else if (kind === 6 && main.anchored) {
      const fresh = names();
      body += ` ${any()} ${path()} ${fresh} .`;
      variables.push(fresh);
    } else if (kind === 7) {
      body += ` VALUES ${any()} { ${pick(triples).s} ${pick(triples).o} ${pick(triples).o} }`;
    } else {
      const part = branch();
      body += ` { SELECT ${chance(50) ? 'DISTINCT ' : ''}* { ${part.text} } }`;
      variables.push(part.variable);
    }
  }
  const form = random(10);
  if (form === 0) return `ASK { ${body} }`;
  if (form === 1) return `SELECT (COUNT(*) AS ?n) { ${body} }`;
  if (form === 2) return `SELECT ${any()} (COUNT(*) AS ?n) (COUNT(DISTINCT ${any()}) AS ?m) { ${body} } GROUP BY ${any()}`.replace(/SELECT (\?v\d+)(.*)GROUP BY \?v\d+/, 'SELECT $1$2GROUP BY $1');
  if (form === 3) return `SELECT DISTINCT ${any()} { ${body} }`;
  if (form === 4) return `SELECT * { ${body} } ORDER BY STR(${any()})`;
  if (form === 5) return `SELECT (MIN(STR(${any()})) AS ?n) (MAX(STR(${any()})) AS ?m) { ${body} }`;
  return `SELECT * { ${body} }`;
}

const queries = [];
const expected = [];
let refused = 0;
while (queries.length < Number(countText)) {
  const query = makeQuery();
  let json;
  try {
    // What has very many solutions says no more than what has few, and takes minutes.
    const size = query.startsWith('ASK') ? '' : store.query(`SELECT (COUNT(*) AS ?n) { { SELECT * { ${query.slice(query.indexOf('{') + 1, query.lastIndexOf('}'))} } LIMIT 20001 } }`)[0].get('n').value;
    if (Number(size) > 20000) continue;
    json = JSON.parse(store.query(query, { results_format: 'application/sparql-results+json' }));
  } catch {
    if (++refused > Number(countText)) throw new Error('oxigraph refuses most queries');
    continue;
  }
  queries.push(query);
  expected.push(json);
}

const folder = mkdtempSync(join(tmpdir(), 'newsgraph_differential_'));
const data = join(folder, 'graph.nq');
writeFileSync(data, dump);
const run = spawnSync(suite, ['--answer', data], {
  input: queries.map((query) => JSON.stringify(query)).join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 30,
});
rmSync(folder, { recursive: true });
const answers = run.stdout.split('\n');

const term = (cell) => `${cell.type}|${cell.value}|${cell['xml:lang'] ?? ''}|${(cell.datatype ?? '').replace('http://www.w3.org/2001/XMLSchema#string', '')}`;
const rows = (json) => json.results.bindings.map((row) => Object.keys(row).sort().map((name) => `${name}=${term(row[name])}`).join(' ')).sort();
let differences = 0;
let solutions = 0;
let empty = 0;
queries.forEach((query, i) => {
  let ours = answers[i] ?? 'no answer';
  let fault = '';
  if (!ours.startsWith('{')) {
    fault = ours;
  } else {
    ours = JSON.parse(ours);
    if ('boolean' in expected[i]) {
      if (ours.boolean !== expected[i].boolean) fault = `we say ${ours.boolean}`;
    } else {
      const [a, b] = [rows(ours), rows(expected[i])];
      solutions += b.length;
      empty += b.length === 0 ? 1 : 0;
      if (a.join('\n') !== b.join('\n')) {
        const extra = a.find((row) => !b.includes(row));
        const missing = b.find((row) => !a.includes(row));
        fault = `we have ${a.length} solutions, oxigraph ${b.length}; only ours: ${extra}; only its: ${missing}`;
      }
    }
  }
  if (!fault) return;
  ++differences;
  console.log(`${query}\n    ${fault}`);
});
console.log(`${queries.length} queries, ${solutions} solutions (${empty} queries without), ${differences} differences`);
process.exit(differences > 0 ? 1 : 0);
