// Reads network files that newsgraph wrote with graphology's readers and counts nodes and edges.
//
//   node network.mjs FILE NODES EDGES
//
// FILE is GraphML (.graphml) or GEXF (.gexf). Where the packages are looked for: see load.mjs.
// Exit status: 0 right, 1 wrong, 77 the packages are not there.
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const oracles = resolve(process.env.NEWSGRAPH_ORACLES || join(here, '..', '..', 'build', 'oracles'));
const [file, nodes, edges] = process.argv.slice(2);
if (!edges) {
  console.error('usage: node network.mjs FILE NODES EDGES');
  process.exit(2);
}
if (!existsSync(join(oracles, 'node_modules', 'graphology-graphml'))) {
  console.log(`skipped: no packages in ${oracles} (npm ci --prefix build/oracles puts them there)`);
  process.exit(77);
}
const require = createRequire(join(oracles, 'package.json'));
const { DOMParser } = require('@xmldom/xmldom');
const { MultiDirectedGraph } = require('graphology');
const text = readFileSync(file, 'utf8');
const faults = [];
// The readers forgive much: a parser that does not says whether the file is XML at all.
new DOMParser({
  onError: (level, message) => faults.push(`${level}: ${message}`),
}).parseFromString(text, 'text/xml');
const { parse } = require(file.endsWith('.gexf') ? 'graphology-gexf' : 'graphology-graphml');
const graph = parse(MultiDirectedGraph, text);
if (graph.order !== Number(nodes)) faults.push(`${graph.order} nodes, not ${nodes}`);
if (graph.size !== Number(edges)) faults.push(`${graph.size} edges, not ${edges}`);
graph.forEachNode((node, data) => {
  if (!data.label) faults.push(`node ${node} has no label`);
});
for (const fault of faults.slice(0, 5)) console.error(`${file}: graphology, ${fault}`);
if (faults.length === 0) console.log(`${file}: ${nodes} nodes and ${edges} edges in graphology`);
process.exit(faults.length === 0 ? 0 : 1);
