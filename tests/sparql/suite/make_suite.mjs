// Makes the test suite in this folder: one folder a category with manifest.ttl, queries and results,
// in the form of the W3C suites. The cases stand in cases.mjs; what they must answer is asked of
// oxigraph, another implementation of the same recommendation.
//
//   node make_suite.mjs FOLDER_WITH_NODE_MODULES          writes the suite
//   node make_suite.mjs FOLDER_WITH_NODE_MODULES --check  exit status 1 when oxigraph says otherwise
//                                                          than the files do
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cases, prologue } from './cases.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const modules = process.argv[2];
const check = process.argv[3] === '--check';
if (!modules || !existsSync(join(modules, 'node_modules/oxigraph'))) {
  console.error('make_suite: no oxigraph below the folder given');
  process.exit(77);
}
const { Store, namedNode } = createRequire(resolve(modules) + '/')('oxigraph');

const iri = (file) => 'file://' + join(here, file);
const loaded = new Map();

/// A store with the data of a case: files into the default graph, and files by the name of a graph.
function storeOf(data, graphs) {
  const key = JSON.stringify([data, graphs]);
  if (loaded.has(key)) return loaded.get(key);
  const store = new Store();
  for (const file of data) {
    store.load(readFileSync(join(here, 'data', file), 'utf8'),
      { format: 'text/turtle', base_iri: iri('data/' + file) });
  }
  for (const file of graphs) {
    store.load(readFileSync(join(here, 'data', file), 'utf8'), {
      format: 'text/turtle', base_iri: iri('data/' + file), to_graph_name: namedNode('http://example.org/graph/' + file),
    });
  }
  loaded.set(key, store);
  return store;
}

const formats = {
  srj: 'application/sparql-results+json', srx: 'application/sparql-results+xml',
  csv: 'text/csv', tsv: 'text/tab-separated-values', nt: 'application/n-triples',
};

/// The answer, or null when oxigraph refuses the query.
function answer(query, each) {
  try {
    return storeOf(each.data, each.graphs).query(query, {
      base_iri: iri(`${each.category}/${each.name}.rq`), results_format: formats[each.form],
    });
  } catch (error) {
    if (process.env.MAKE_SUITE_WHY) console.error(each.category, each.name, String(error));
    return null;
  }
}

let faults = 0;
const fail = (each, words) => {
  console.error(`${each.category}/${each.name}: ${words}`);
  ++faults;
};

const entries = new Map();
const seen = new Set();
for (const raw of cases) {
  const each = { data: ['harbour.ttl'], graphs: [], form: 'srj', type: 'evaluation', ...raw };
  const id = `${each.category}/${each.name}`;
  if (seen.has(id)) fail(each, 'stands twice');
  seen.add(id);
  const query = each.whole ? each.query : prologue + each.query;
  const text = query.endsWith('\n') ? query : query + '\n';
  const result = answer(text, each);
  if (each.type === 'negative' ? result !== null : result === null) {
    fail(each, each.type === 'negative' ? 'oxigraph takes it' : 'oxigraph refuses it');
    continue;
  }
  if (!entries.has(each.category)) entries.set(each.category, []);
  entries.get(each.category).push(each);
  const folder = join(here, each.category);
  const files = [[each.name + '.rq', text]];
  if (each.type === 'evaluation') files.push([`${each.name}.${each.form}`, result.endsWith('\n') ? result : result + '\n']);
  for (const [file, content] of files) {
    const path = join(folder, file);
    if (check) {
      if (!existsSync(path)) fail(each, file + ' is missing');
      // Order of rows and labels of blank nodes are oxigraph's own: equal length is what stays.
      else if (readFileSync(path, 'utf8').length !== content.length) fail(each, file + ' differs');
    } else {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, content);
    }
  }
}

const kinds = { evaluation: 'QueryEvaluationTest', positive: 'PositiveSyntaxTest11', negative: 'NegativeSyntaxTest11' };
for (const [category, list] of entries) {
  let text = `# Made by make_suite.mjs.
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
@prefix : <manifest#> .

<> a mf:Manifest ; rdfs:label "${category}" ; mf:entries (
${list.map((each) => '  :' + each.name).join('\n')}
) .
`;
  for (const each of list) {
    if (each.type !== 'evaluation') {
      text += `\n:${each.name} a mf:${kinds[each.type]} ; mf:name "${each.name}" ; mf:action <${each.name}.rq> .\n`;
      continue;
    }
    const parts = [`qt:query <${each.name}.rq>`, ...each.data.map((file) => `qt:data <../data/${file}>`),
      ...each.graphs.map((file) => `qt:graphData [ qt:graph <../data/${file}> ; rdfs:label "http://example.org/graph/${file}" ]`)];
    text += `\n:${each.name} a mf:QueryEvaluationTest ; mf:name "${each.name}" ;\n  mf:action [ ${parts.join(' ;\n    ')} ] ;\n  mf:result <${each.name}.${each.form}>${each.lax ? ' ;\n  mf:resultCardinality mf:LaxCardinality' : ''} .\n`;
  }
  if (!check) writeFileSync(join(here, category, 'manifest.ttl'), text);
}
if (!check) {
  const categories = [...entries.keys()];
  writeFileSync(join(here, 'manifest.ttl'), `# Made by make_suite.mjs.
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .

<> a mf:Manifest ; mf:include (
${categories.map((category) => `  <${category}/manifest.ttl>`).join('\n')}
) .
`);
  for (const category of categories) {
    const wanted = new Set(['manifest.ttl', ...entries.get(category).flatMap((each) => [each.name + '.rq', `${each.name}.${each.form}`])]);
    for (const file of readdirSync(join(here, category))) {
      if (!wanted.has(file)) rmSync(join(here, category, file));
    }
  }
}
console.log(`${seen.size} cases in ${entries.size} categories, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
