// Validates graphs that newsgraph wrote against the SHACL shapes that it makes of its ontology.
//
//   node shacl.mjs SHAPES.ttl FILE...            every FILE (N-Quads or TriG) conforms
//   node shacl.mjs SHAPES.ttl --faults FILE      each of a list of faults planted in it is found
//
// Where the packages are looked for: see load.mjs.
// Exit status: 0 right, 1 wrong, 77 the packages are not there.
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const oracles = resolve(process.env.NEWSGRAPH_ORACLES || join(here, '..', '..', 'build', 'oracles'));
const [shapesFile, ...rest] = process.argv.slice(2);
if (rest.length === 0) {
  console.error('usage: node shacl.mjs SHAPES.ttl [--faults] FILE...');
  process.exit(2);
}
if (!existsSync(join(oracles, 'node_modules', 'rdf-validate-shacl'))) {
  console.log(`skipped: no packages in ${oracles} (npm ci --prefix build/oracles puts them there)`);
  process.exit(77);
}
const require = createRequire(join(oracles, 'package.json'));
const n3 = require('n3');
const load = async (name) => (await import(pathToFileURL(require.resolve(name)).href)).default;
const Validator = await load('rdf-validate-shacl');

// Shapes speak of nodes, whatever graph they are told in: the names of graphs are dropped.
const parse = (text) =>
  new n3.Store(new n3.Parser().parse(text).map((q) => n3.DataFactory.quad(q.subject, q.predicate, q.object)));
const shapes = parse(readFileSync(shapesFile, 'utf8'));
const validator = new Validator(shapes);
const report = async (store) => validator.validate(store);
const describe = (result) =>
  `${result.focusNode?.value} ${result.path?.value ?? ''} ${result.value?.value ?? ''} ` +
  `(${result.sourceConstraintComponent?.value.replace(/.*#/, '')})`;
let status = 0;

async function conforms(file) {
  const store = parse(readFileSync(file, 'utf8'));
  const { conforms: right, results } = await report(store);
  const claims = store.countQuads(null, 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type', 'http://www.w3.org/ns/prov#Entity', null);
  for (const result of results.slice(0, 8)) console.error(`${file}: ${describe(result)}`);
  if (results.length > 8) console.error(`${file}: ${results.length} violations in all`);
  if (!right || store.size === 0) status = 1;
  else console.log(`${file}: ${store.size} triples, ${claims} claims conform`);
}

const ng = 'urn:newsgraph:vocab:';
const oa = 'http://www.w3.org/ns/oa#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xsd = 'http://www.w3.org/2001/XMLSchema#';
const { namedNode, literal, quad } = n3.DataFactory;
/// Replaces the object of the first triple with this predicate; `object` undefined removes it.
const replaced = (predicate, object) => (store) => {
  const [first] = store.getQuads(null, namedNode(predicate), null, null);
  store.removeQuad(first);
  if (object) store.addQuad(quad(first.subject, first.predicate, object));
};
const planted = {
  'a confidence over 1': replaced(`${ng}confidence`, literal('1.98', namedNode(`${xsd}decimal`))),
  'a confidence that is no decimal': replaced(`${ng}confidence`, literal('high')),
  'an unknown modality': replaced(`${ng}modality`, literal('perhaps')),
  'no polarity': replaced(`${ng}polarity`),
  'no article behind a claim': replaced('http://www.w3.org/ns/prov#wasDerivedFrom'),
  'no subject': replaced(`${rdf}subject`),
  'an unknown predicate': replaced(`${rdf}predicate`, namedNode(`${ng}danced`)),
  'a span that begins at -1': replaced(`${oa}start`, literal('-1', namedNode(`${xsd}integer`))),
  'a span that ends before it begins': replaced(`${oa}end`, literal('0', namedNode(`${xsd}nonNegativeInteger`))),
  'a span of no article': replaced(`${oa}hasSource`, namedNode('urn:newsgraph:id:nothing')),
  'a hash that is none': replaced(`${ng}sha256`, literal('abc')),
  'a name taken away': replaced('http://www.w3.org/2000/01/rdf-schema#label'),
  'a script for an address': replaced('http://schema.org/url', namedNode('javascript:alert(1)')),
  'a subject of the wrong type': (store) => {
    const [meeting] = store.getQuads(null, namedNode(`${rdf}type`), namedNode('http://schema.org/Event'), null);
    store.addQuad(quad(meeting.subject, namedNode(`${ng}metWith`), meeting.subject));
  },
};

async function findsFaults(file) {
  const text = readFileSync(file, 'utf8');
  let found = 0;
  for (const [what, plant] of Object.entries(planted)) {
    const store = parse(text);
    plant(store);
    if ((await report(store)).conforms) {
      console.error(`${file}: ${what} is not found`);
      status = 1;
    } else {
      found += 1;
    }
  }
  console.log(`${file}: ${found} of ${Object.keys(planted).length} planted faults found`);
}

if (rest[0] === '--faults') await findsFaults(rest[1]);
else for (const file of rest) await conforms(file);
process.exit(status);
