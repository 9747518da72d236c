// Loads a graph that newsgraph wrote into independent readers and holds what they read against what
// newsgraph says is in it.
//
//   node load.mjs FILE EXPECTED
//
// FILE is JSON-LD (.jsonld), N-Quads (.nq), N-Triples (.nt), Turtle (.ttl) or TriG (.trig). EXPECTED is the number of distinct triples, or an
// N-Quads file whose lines are exactly the triples. Every reader must find that many triples (more
// than none), no blank node, and no more after loading the file a second time.
//
// The packages are looked for in NEWSGRAPH_ORACLES, else in build/oracles of the checkout, and are
// put there by: npm ci --prefix build/oracles (with package.json and package-lock.json from here).
// Exit status: 0 right, 1 wrong, 77 the packages are not there.
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const oracles = resolve(process.env.NEWSGRAPH_ORACLES || join(here, '..', '..', 'build', 'oracles'));
const [file, expected] = process.argv.slice(2);
if (!file || !expected) {
  console.error('usage: node load.mjs FILE EXPECTED');
  process.exit(2);
}
if (!existsSync(join(oracles, 'node_modules', 'oxigraph'))) {
  console.log(`skipped: no packages in ${oracles} (npm ci --prefix build/oracles puts them there)`);
  process.exit(77);
}
const require = createRequire(join(oracles, 'package.json'));
const oxigraph = require('oxigraph');
const jsonld = require('jsonld');
const n3 = require('n3');

const text = readFileSync(file, 'utf8');
const isJson = file.endsWith('.jsonld');
const mediaTypes = {
  jsonld: 'application/ld+json',
  nq: 'application/n-quads',
  nt: 'application/n-triples',
  ttl: 'text/turtle',
  trig: 'application/trig',
};
const mediaType = mediaTypes[file.split('.').pop()];
const lines = (quads) => quads.split('\n').filter((line) => line !== '');
const wanted = /^\d+$/.test(expected) ? null : new Set(lines(readFileSync(expected, 'utf8')));
const count = wanted ? wanted.size : Number(expected);
const faults = [];

function check(reader, times, found, blank) {
  const name = `${reader}, loaded ${times === 1 ? 'once' : 'twice'}`;
  if (found !== count) faults.push(`${name}: ${found} triples, not ${count}`);
  if (blank > 0) faults.push(`${name}: ${blank} blank nodes`);
}

function checkOxigraph() {
  const store = new oxigraph.Store();
  for (const times of [1, 2]) {
    store.load(text, { format: mediaType });
    const quads = store.match();
    const blank = quads.filter((q) => [q.subject, q.object].some((t) => t.termType === 'BlankNode'));
    check('oxigraph', times, quads.length, blank.length);
  }
}

async function checkJsonld() {
  const documentLoader = async (url) => {
    throw new Error(`asks the network for ${url}`);
  };
  const quads = await jsonld.toRDF(JSON.parse(text), {
    format: 'application/n-quads',
    documentLoader,
  });
  const found = new Set(lines(quads));
  check('jsonld', 1, found.size, [...found].filter((line) => /(^| )_:/.test(line)).length);
  if (!wanted) return;
  const missing = [...wanted].filter((line) => !found.has(line));
  const extra = [...found].filter((line) => !wanted.has(line));
  for (const line of missing.slice(0, 3)) faults.push(`jsonld does not read: ${line}`);
  for (const line of extra.slice(0, 3)) faults.push(`jsonld reads as well: ${line}`);
}

function checkN3() {
  const store = new n3.Store();
  for (const times of [1, 2]) {
    store.addQuads(new n3.Parser({ format: mediaType }).parse(text));
    const blank = store.getSubjects(null, null, null).concat(store.getObjects(null, null, null));
    check('n3', times, store.size, blank.filter((t) => t.termType === 'BlankNode').length);
  }
  if (!wanted) return;
  const expectedQuads = new n3.Parser({ format: 'application/n-quads' }).parse([...wanted].join('\n'));
  for (const quad of expectedQuads.filter((each) => !store.has(each)).slice(0, 3)) {
    faults.push(`n3 does not read: ${quad.subject.value} ${quad.predicate.value} ${quad.object.value}`);
  }
}

if (count === 0) faults.push('nothing is expected: that proves nothing');
try {
  checkOxigraph();
  if (isJson) await checkJsonld();
  else checkN3();
} catch (error) {
  faults.push(String(error && error.message ? error.message : error));
}
for (const fault of faults) console.error(`${file}: ${fault}`);
if (faults.length === 0) {
  console.log(`${file}: ${count} triples in oxigraph and ${isJson ? 'jsonld' : 'n3'}, no blank node`);
}
process.exit(faults.length === 0 ? 0 : 1);
