// Imports what newsgraph wrote for property-graph databases into one and counts.
//
//   node property_graph.mjs FOLDER SCRIPT.cypher
//
// FOLDER holds the CSV files of `export --format neo4j`, SCRIPT the Cypher of `--format cypher`, of
// the same graph. LadybugDB (the successor of kuzu) copies the files and runs the script twice:
// as many nodes and relations as the files have rows, each time.
//
// Of the script, two things are Neo4j's own and left out here: constraints (a primary key does
// that) and second labels of a node (a table has one). Lists get their type said.
//
// The package is large (75 MB), so it has a folder of its own: NEWSGRAPH_DATABASES, else
// build/databases of the checkout, where it is put by
//   mkdir -p build/databases && cp tests/oracles/databases/package*.json build/databases &&
//   npm install --no-audit --no-fund --prefix build/databases
// Exit status: 0 right, 1 wrong, 77 the package is not there.
import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const home = resolve(process.env.NEWSGRAPH_DATABASES || join(here, '..', '..', 'build', 'databases'));
const [folder, script] = process.argv.slice(2);
if (!folder || !script) {
  console.error('usage: node property_graph.mjs FOLDER SCRIPT.cypher');
  process.exit(2);
}
if (!existsSync(join(home, 'node_modules', '@ladybugdb', 'core'))) {
  console.log(`skipped: no packages in ${home}`);
  process.exit(77);
}
const require = createRequire(join(home, 'package.json'));
const { Database, Connection } = require('@ladybugdb/core');
const faults = [];

/// Cells of a CSV file: RFC 4180, quotes doubled inside quotes.
function parseCsv(text) {
  const rows = [];
  let row = [];
  for (let at = 0; at < text.length; ) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (text[at] === '"' && text[at + 1] === '"') at += 1;
        else if (text[at] === '"') break;
        cell += text[at];
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\n') cell += text[at++];
    }
    row.push(cell);
    if (text[at] === '\n' || at >= text.length) {
      rows.push(row);
      row = [];
    }
    at += 1;
  }
  return rows;
}

const tables = new Map();
for (const name of readdirSync(folder)) {
  if (name.endsWith('.csv')) {
    const [header, ...rows] = parseCsv(readFileSync(join(folder, name), 'utf8'));
    tables.set(name, { header, rows });
  }
}
const named = (start) => [...tables].filter(([name]) => name.startsWith(start));
const column = (text) => text.replace(/:.*/, '');
const typeOf = (text, lists) => {
  if (text.endsWith(':long')) return 'INT64';
  if (text.endsWith(':double')) return 'DOUBLE';
  if (text.endsWith(':boolean')) return 'BOOLEAN';
  return text.endsWith(':string[]') && lists ? 'STRING[]' : 'STRING';
};
const columns = (header, lists) =>
  header.filter((c) => column(c) !== '').map((c) => `\`${column(c)}\` ${typeOf(c, lists)}`).join(', ');

const database = new Database(':memory:');
const connection = new Connection(database);
async function run(text) {
  const result = await connection.query(text);
  return Array.isArray(result) ? result[result.length - 1].getAll() : result.getAll();
}
const entityFiles = named('nodes-').filter(([n]) => !/Value|Article/.test(n));
const kindOf = (name) => (/Value|values/.test(name) ? 'Value' : /Article|mentions/.test(name) ? 'Article' : 'Entity');

async function copyFiles() {
  for (const kind of ['Entity', 'Value', 'Article']) {
    const file = kind === 'Entity' ? entityFiles[0] : [`nodes-${kind}.csv`, tables.get(`nodes-${kind}.csv`)];
    if (!file[1]) continue;
    await run(`CREATE NODE TABLE ${kind}(${columns(file[1].header, false)}, labels STRING, PRIMARY KEY(id))`);
  }
  for (const [name] of named('nodes-')) {
    await run(`COPY ${kindOf(name)} FROM '${join(folder, name)}' (HEADER=true, PARALLEL=false, DELIM=',', QUOTE='"', ESCAPE='"')`);
  }
  for (const [name, { header }] of named('relations-')) {
    const kind = kindOf(name);
    const table = `copied${kind}`;
    await run(`CREATE REL TABLE ${table}(FROM Entity TO ${kind}, relation STRING, ${columns(header, false)})`);
    await run(`COPY ${table} FROM '${join(folder, name)}' (HEADER=true, PARALLEL=false, DELIM=',', QUOTE='"', ESCAPE='"')`);
    const [{ count }] = await run(`MATCH (a)-[r:${table}]->(b) RETURN count(r) AS count`);
    if (Number(count) !== tables.get(name).rows.length) faults.push(`${name}: ${count} relations`);
  }
  for (const kind of ['Entity', 'Value', 'Article']) {
    const rows = named('nodes-').filter(([n]) => kindOf(n) === kind).flatMap(([, t]) => t.rows);
    if (rows.length === 0) continue;
    const [{ count }] = await run(`MATCH (n:${kind}) RETURN count(n) AS count`);
    if (Number(count) !== rows.length) faults.push(`CSV: ${count} nodes ${kind}, not ${rows.length}`);
    // What was read is what was written, letter by letter.
    const word = kind === 'Entity' ? 'name' : kind === 'Value' ? 'value' : 'title';
    const at = tables.get(named('nodes-').find(([n]) => kindOf(n) === kind)[0]).header.indexOf(word);
    const read = await run(`MATCH (n:${kind}) RETURN n.id AS id, n.${word} AS word`);
    const words = new Map(read.map((row) => [row.id, row.word]));
    for (const row of rows) {
      if ((words.get(row[0]) ?? '') !== row[at]) faults.push(`CSV: ${row[0]} has "${words.get(row[0])}", not "${row[at]}"`);
    }
  }
}

async function runScript() {
  for (const kind of ['copiedEntity', 'copiedValue', 'copiedArticle']) await run(`DROP TABLE IF EXISTS ${kind}`);
  for (const kind of ['Entity', 'Value', 'Article']) await run(`DROP TABLE IF EXISTS ${kind}`);
  for (const kind of ['Entity', 'Value', 'Article']) {
    const file = kind === 'Entity' ? entityFiles[0][1] : tables.get(`nodes-${kind}.csv`);
    const header = file ? file.header : ['id:ID', 'value'];
    await run(`CREATE NODE TABLE ${kind}(${columns(header, true)}, PRIMARY KEY(id))`);
  }
  const relations = new Map();
  for (const [name, { header, rows }] of named('relations-')) {
    for (const row of rows) {
      if (!relations.has(row[2])) relations.set(row[2], { header, kinds: new Set() });
      relations.get(row[2]).kinds.add(kindOf(name));
    }
  }
  for (const [name, { header, kinds }] of relations) {
    const pairs = [...kinds].map((kind) => `FROM Entity TO ${kind}`).join(', ');
    await run(`CREATE REL TABLE \`${name}\`(${pairs}, ${columns(header, true)})`);
  }
  const statements = readFileSync(script, 'utf8')
    .split(/;\n/)
    .map((text) => text.replace(/^\/\/.*\n/gm, '').replace(/\nSET n:`[^\n]*/g, ''))
    // An absent list has no type of its own in this database.
    .map((text) => text.replace(/(aliases|articles): null/g, '$1: CAST([] AS STRING[])'))
    .filter((text) => text.trim() !== '' && !text.includes('CREATE CONSTRAINT'));
  const nodes = named('nodes-').reduce((sum, [, t]) => sum + t.rows.length, 0);
  const edges = named('relations-').reduce((sum, [, t]) => sum + t.rows.length, 0);
  for (const times of ['once', 'twice']) {
    for (const statement of statements) {
      try {
        await run(statement);
      } catch (error) {
        throw new Error(`${error.message}\nin: ${statement.slice(0, 400)} ... ${statement.slice(-300)}`);
      }
    }
    const [{ n }] = await run('MATCH (n) RETURN count(n) AS n');
    const [{ r }] = await run('MATCH ()-[r]->() RETURN count(r) AS r');
    if (Number(n) !== nodes) faults.push(`Cypher run ${times}: ${n} nodes, not ${nodes}`);
    if (Number(r) !== edges) faults.push(`Cypher run ${times}: ${r} relations, not ${edges}`);
  }
  if (edges === 0) faults.push('no relation is expected: that proves nothing');
  return `${nodes} nodes and ${edges} relations`;
}

let counted = '';
try {
  await copyFiles();
  counted = await runScript();
} catch (error) {
  faults.push(String(error.message || error));
}
for (const fault of faults.slice(0, 8)) console.error(`${folder}: ${fault}`);
if (faults.length === 0) console.log(`${folder}: ${counted} in LadybugDB, by CSV and by Cypher, run once and twice`);
process.exit(faults.length === 0 ? 0 : 1);
