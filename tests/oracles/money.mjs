// Reads FollowTheMoney lines that newsgraph wrote with the model that the library publishes.
//
//   node money.mjs FILE.ftm.json ...
//
// Every line must be an entity of a schema of that model that is not abstract, with all properties
// that the schema requires and none that it lacks, values of their types (dates, countries,
// addresses, lengths), and references to entities of the file whose schema the property may hold.
//
// The package is looked for in NEWSGRAPH_MONEY, else in build/money of the checkout, where it is put
// by  npm install --ignore-scripts --prefix build/money @alephdata/followthemoney@3.8.4
// Exit status: 0 right, 1 wrong, 77 the package is not there.
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const home = resolve(process.env.NEWSGRAPH_MONEY || join(here, '..', '..', 'build', 'money'));
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node money.mjs FILE.ftm.json ...');
  process.exit(2);
}
if (!existsSync(join(home, 'node_modules', '@alephdata', 'followthemoney'))) {
  console.log(`skipped: no packages in ${home}`);
  process.exit(77);
}
const require = createRequire(join(home, 'node_modules', 'x.js'));
const { Model } = require('@alephdata/followthemoney');
const published = require('@alephdata/followthemoney/dist/defaultModel.json');
const model = new Model(published);
const countries = published.types.country.values;
const prefixOfDay = /^\d{4}(-\d\d(-\d\d)?)?$/;

/** What is wrong with a value, as its property's type sees it; '' for nothing. */
function faultOf(property, value, entities) {
  if (typeof value !== 'string' || value === '') return 'no text';
  if (property.maxLength && value.length > property.maxLength) return 'too long';
  const type = property.type.name;
  if (type === 'date' && !prefixOfDay.test(value)) return `no date: ${value}`;
  if (type === 'country' && !(value in countries)) return `no country: ${value}`;
  if (type === 'url' && !/^https?:\/\//.test(value)) return `no address: ${value}`;
  if (type !== 'entity') return '';
  const other = entities.get(value);
  if (!other) return 'leads nowhere';
  const range = property.getRange();
  return model.getSchema(other.schema).isA(range) ? '' : `${other.schema}, but wants ${range.name}`;
}

let wrong = 0;
for (const file of files) {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  const entities = new Map(lines.map((line) => [line.id, line]));
  const faults = new Map();
  const fault = (words) => faults.set(words, (faults.get(words) || 0) + 1);
  if (entities.size !== lines.length) fault('two lines of one id');
  for (const line of lines) {
    let schema;
    try {
      schema = model.getSchema(line.schema);
      model.getEntity(line);
    } catch (error) {
      fault(`${line.schema}: ${error.message}`);
      continue;
    }
    if (schema.abstract) fault(`${line.schema} is abstract`);
    for (const name of schema.required || []) {
      if (!line.properties[name]) fault(`${line.schema} wants ${name}`);
    }
    for (const [name, values] of Object.entries(line.properties)) {
      const property = schema.getProperty(name);
      if (property.stub) fault(`${line.schema}.${name} is the other end of a property`);
      for (const value of values) {
        const words = faultOf(property, value, entities);
        if (words) fault(`${line.schema}.${name}: ${words}`);
      }
    }
  }
  console.log(`${file}: ${lines.length} entities, ${faults.size} kinds of faults`);
  for (const [words, count] of faults) console.log(`  ${count} times ${words}`);
  wrong += faults.size;
}
process.exit(wrong === 0 ? 0 : 1);
