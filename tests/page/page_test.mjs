// Opens pages that newsgraph wrote in Chromium and uses them as people do.
//
//   NEWSGRAPH=build/release/newsgraph node page_test.mjs [--shots FOLDER] [--only WORDS]
//
// --shots keeps screenshots, --only runs the tests whose name holds the words. The driver is looked
// for in NEWSGRAPH_PAGE_TESTS, else in build/page-tests of the checkout, where
// npm ci --prefix build/page-tests (with package.json and package-lock.json from here) puts it.
// Exit status: 0 right, 1 wrong, 77 no Chromium, no driver, or a program made without npm.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const packages = resolve(process.env.NEWSGRAPH_PAGE_TESTS || join(here, '..', '..', 'build', 'page-tests'));
const program = process.env.NEWSGRAPH || join(here, '..', '..', 'build', 'release', 'newsgraph');
const option = (name) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? '' : process.argv[at + 1];
};
const skip = (reason) => {
  console.log(`skipped: ${reason}`);
  process.exit(77);
};
if (!existsSync(join(packages, 'node_modules', 'playwright-core'))) {
  skip(`no driver in ${packages} (npm ci --prefix build/page-tests puts it there)`);
}
const chromiumPath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!chromiumPath) skip('no Chromium (apt-get install chromium)');
const { chromium } = createRequire(join(packages, 'package.json'))('playwright-core');

const folder = mkdtempSync(join(tmpdir(), 'newsgraph-page-'));
const shots = option('--shots');
if (shots) mkdirSync(shots, { recursive: true });

function build(name, inputs) {
  execFileSync(program, ['build', ...inputs, '-o', join(folder, name), '--write', 'html'], { stdio: 'pipe' });
  return join(folder, name, 'graph.html');
}
const sample = build('sample', [join(here, '..', 'articles')]);
if (!readFileSync(sample, 'utf8').includes('id="data"')) skip('this program was built without npm');

// Software rendering: the same on every machine, and the slowest that a reader may have.
const browser = await chromium.launch({
  executablePath: chromiumPath,
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});

/** A page, and everything it should not do. */
async function open(file, { scripts = true, scheme = 'light', size = [1400, 900] } = {}) {
  const context = await browser.newContext({
    javaScriptEnabled: scripts, colorScheme: scheme, reducedMotion: 'reduce',
    viewport: { width: size[0], height: size[1] },
  });
  const page = await context.newPage();
  const faults = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== pathToFileURL(file).href) faults.push(`request: ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  if (scripts) await page.waitForFunction(() => window.newsgraph);
  page.end = async () => {
    // What the driver's software rendering says of itself is no fault of the page.
    assert.deepEqual(faults.filter((fault) => !/GPU stall|GL Driver Message/.test(fault)), []);
    await context.close();
  };
  page.shot = async (name) => {
    if (!shots) return;
    await page.waitForTimeout(400);
    await page.screenshot({ path: join(shots, `${name}.png`) });
  };
  return page;
}

const showing = async (page) => {
  const words = await page.locator('#showing').textContent();
  const [, facts, entities] = words.match(/^([\d,]+) facts? of [\d,]+, ([\d,]+) entit/);
  return { facts: Number(facts.replace(',', '')), entities: Number(entities.replace(',', '')) };
};
const heading = (page) => page.locator('#panel h2').textContent();
/** An entity of the sample with many facts, and what the page should know of it. */
const best = (page) => page.evaluate(() => {
  const { graph } = window.newsgraph;
  const entity = [...graph.entities].sort((a, b) => b.lines.length - a.lines.length)[0];
  return { name: entity.name, facts: entity.facts.length, id: entity.id };
});
const find = async (page, words) => {
  await page.locator('#search').fill(words);
  await page.locator('#search').press('Enter');
};

const tests = {
  'loads without an error or a request, and says what it holds': async () => {
    const page = await open(sample);
    assert.match(await page.locator('#counts').textContent(), /\d+ entities and \d+ facts from \d+ articles/);
    assert.equal(await page.locator('#stage canvas').count() > 0, true);
    const { entities } = await showing(page);
    assert.equal(await page.evaluate(() => window.newsgraph.graph.entities.length), entities);
    await page.shot('sample-light');
    await page.end();
    const dark = await open(sample, { scheme: 'dark' });
    await dark.shot('sample-dark');
    await dark.locator('#theme').click();
    assert.equal(await dark.evaluate(() => document.documentElement.dataset.theme), 'light');
    await dark.end();
  },

  'forbids every request': async () => {
    const page = await open(sample);
    const blocked = await page.evaluate(async () => {
      const seen = [];
      document.addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
      await fetch('https://news.example/').catch(() => {});
      const image = new Image();
      image.src = 'https://news.example/a.png';
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.body.append(script);
      await new Promise((done) => setTimeout(done, 200));
      return { seen, ran: window.ran };
    });
    assert.equal(blocked.ran, undefined);
    assert.deepEqual(new Set(blocked.seen), new Set(['connect-src', 'img-src', 'script-src-elem']));
  },

  'search finds names by any part, in any case, without accents': async () => {
    const page = await open(sample);
    const { name } = await best(page);
    const part = name.split(' ').pop();
    await page.locator('#search').fill(part.toUpperCase());
    const options = await page.locator('#found [role=option]').allTextContents();
    assert.equal(options.some((each) => each.includes(name)), true, options.join());
    await page.shot('search');
    await page.locator('#search').fill('zzzz');
    assert.deepEqual(await page.locator('#found li').allTextContents(), ['No such name']);
    await find(page, name);
    assert.equal(await heading(page), name);
    await page.end();
  },

  'an address may name an entity': async () => {
    const page = await open(sample);
    const { name, id } = await best(page);
    await find(page, name);
    assert.equal(await page.evaluate(() => decodeURIComponent(location.hash)), '#' + id);
    await page.reload();
    await page.waitForFunction(() => window.newsgraph);
    assert.equal(await heading(page), name);
    await page.end();
  },

  'evidence is the sentence of the article, its words marked': async () => {
    const page = await open(sample);
    const texts = readFileSync(join(folder, 'sample', 'claims.jsonl'), 'utf8').trim().split('\n')
      .map((line) => JSON.parse(line).article.text.replace(/[\n\r\t]/g, ' '));
    const { name } = await best(page);
    await find(page, name);
    const summaries = page.locator('#panel details.fact > summary');
    const count = Math.min(await summaries.count(), 8);
    assert.equal(count > 2, true);
    for (let i = 0; i < count; ++i) await summaries.nth(i).click();
    const quotes = await page.locator('#panel q').evaluateAll((all) => all.map((quote) => ({
      text: quote.textContent,
      predicate: [...quote.querySelectorAll('mark.predicate')].map((mark) => mark.textContent),
    })));
    assert.equal(quotes.length >= count, true);
    for (const { text } of quotes) assert.equal(texts.some((each) => each.includes(text)), true, text);
    assert.equal(quotes.some(({ predicate }) => predicate.length > 0), true);
    // The words marked are those that the claim names.
    const wrong = await page.evaluate(() => window.newsgraph.graph.facts.flatMap((fact) => fact.evidence)
      .filter(({ marks, sentence }) => {
        for (let i = 0; i < marks.length; i += 3) {
          if (marks[i] >= marks[i + 1] || marks[i + 1] > sentence.length || /^\s|\s$/.test(sentence.slice(marks[i], marks[i + 1]))) return true;
        }
        return false;
      }).length);
    assert.equal(wrong, 0);
    await page.shot('evidence');
    await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { window.copied = text; }; });
    await page.locator('#panel div.foot button').first().click();
    // The page's policy forbids what waitForFunction does when it has to wait.
    for (let i = 0; i < 100 && !(await page.evaluate(() => window.copied)); ++i) {
      await new Promise((done) => setTimeout(done, 50));
    }
    const copied = await page.evaluate(() => window.copied);
    assert.equal(copied.startsWith(`“${quotes[0].text.trim()}” (`), true, copied);
    await page.end();
  },

  'filters filter, and Reset undoes them': async () => {
    const page = await open(sample);
    const all = await showing(page);
    const check = async (change, name) => {
      await change();
      const now = await showing(page);
      assert.equal(now.facts < all.facts, true, name);
      await page.locator('#reset').click();
      assert.deepEqual(await showing(page), all, name);
    };
    await check(() => page.locator('#types label', { hasText: 'country' }).click(), 'type');
    await check(() => page.locator('#stances label', { hasText: 'planned' }).click(), 'stance');
    await check(() => page.locator('#predicates label').first().click(), 'predicate');
    await check(() => page.locator('#confidence').fill('0.9'), 'confidence');
    await check(() => page.locator('#undated').click(), 'undated');
    await page.locator('#undated').click();
    await check(() => page.locator('#from').press('End'), 'time');
    await page.locator('#predicates-none').click();
    assert.equal((await showing(page)).facts, 0);
    assert.equal(await page.locator('#empty').isVisible(), true);
    await page.locator('#predicates-all').click();
    assert.deepEqual(await showing(page), all);
    // What the filters count is what passes.
    const right = await page.evaluate(() => {
      const { graph, state } = window.newsgraph;
      state.offStances = new Set(['asserted']);
      state.changed('filters');
      return graph.facts.every((fact) => Boolean(state.passes[fact.row]) === (fact.stance !== 'asserted'));
    });
    assert.equal(right, true);
    await page.end();
  },

  'time leaves what happened in it': async () => {
    const page = await open(sample);
    await page.locator('#undated').click();
    const steps = Number(await page.locator('#until').getAttribute('max'));
    for (let i = 0; i < Math.ceil(steps / 3); ++i) await page.locator('#from').press('ArrowRight');
    const kept = await page.evaluate(() => {
      const { graph, state } = window.newsgraph;
      return { from: state.from, last: graph.facts.filter((fact) => state.passes[fact.row]).map((fact) => fact.last) };
    });
    assert.equal(kept.from !== null && kept.last.every((last) => last === null || last >= kept.from), true);
    assert.notEqual(await page.locator('#from').getAttribute('aria-valuetext'), null);
    await page.shot('time');
    await page.end();
  },

  'a neighbourhood, and the way back': async () => {
    const page = await open(sample);
    const all = await showing(page);
    const { name } = await best(page);
    await find(page, name);
    await page.locator('#panel button', { hasText: 'Only neighbours' }).click();
    const near = await showing(page);
    assert.equal(near.entities > 1 && near.entities < all.entities, true);
    await page.shot('neighbours');
    await page.locator('#panel button', { hasText: '2 steps' }).click();
    assert.equal((await showing(page)).entities >= near.entities, true);
    await page.locator('#chips button').click();
    assert.deepEqual(await showing(page), all);
    await page.end();
  },

  'the path between two': async () => {
    const page = await open(sample);
    // Two that a way of two steps joins.
    const [from, to] = await page.evaluate(() => {
      const { graph, state } = window.newsgraph;
      for (const one of graph.entities) {
        for (const other of graph.entities) {
          const lines = one === other ? null : state.path(one, other);
          if (lines && lines.length === 2 && one.name !== other.name) return [one.name, other.name];
        }
      }
      return [];
    });
    await find(page, from);
    await page.locator('#panel button', { hasText: 'Path to' }).click();
    await find(page, to);
    assert.equal(await heading(page), `From ${from} to ${to}`);
    const nodes = await page.locator('#panel .path-node').allTextContents();
    assert.equal(nodes.length, 3);
    assert.equal(nodes[0], from);
    assert.equal(nodes[2], to);
    assert.equal(await page.locator('#panel q').count() >= 2, true);
    await page.shot('path');
    await page.end();
  },

  'everything by keyboard': async () => {
    const page = await open(sample);
    const { name } = await best(page);
    await page.keyboard.press('/');
    await page.keyboard.type(name.slice(0, 5));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.closest('#panel') !== null), true);
    const first = await heading(page);
    await page.locator('#stage').focus();
    const camera = () => page.evaluate(() => JSON.stringify(window.newsgraph.stage.sigma.getCamera().getState()));
    const before = await camera();
    await page.keyboard.press('ArrowLeft');
    assert.notEqual(await camera(), before);
    await page.keyboard.press('n');
    assert.match(await page.locator('#showing').textContent(), /^Neighbour 1 of \d+: /);
    await page.keyboard.press('Enter');
    assert.notEqual(await heading(page), first);
    await page.keyboard.press('Escape');
    assert.equal(await heading(page), 'Most told of');
    await page.keyboard.press('t');
    assert.equal(await page.locator('#table-view').isVisible(), true);
    await page.keyboard.press('?');
    assert.equal(await page.locator('#help').isVisible(), true);
    await page.shot('help');
    await page.keyboard.press('Escape');
    // Tab reaches every part.
    const parts = new Set();
    await page.evaluate(() => document.activeElement.blur());
    for (let i = 0; i < 120; ++i) {
      await page.keyboard.press('Tab');
      parts.add(await page.evaluate(() => document.activeElement.closest('#filters, #panel, #table-view, .search, .tools')?.id || 'top'));
    }
    assert.equal(['filters', 'table-view'].every((part) => parts.has(part)), true, [...parts].join());
    await page.end();
  },

  'every control has a name': async () => {
    const page = await open(sample);
    await find(page, (await best(page)).name);
    const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, [role=img]')]
      .filter((each) => !(each.textContent.trim() || each.getAttribute('aria-label') || each.labels?.length || each.getAttribute('aria-describedby')))
      .map((each) => each.outerHTML));
    assert.deepEqual(nameless, []);
    await page.end();
  },

  'the table has what the graph has': async () => {
    const page = await open(sample);
    const { facts } = await showing(page);
    await page.locator('#view-table').click();
    assert.equal(await page.locator('#table-view tbody tr').count(), Math.min(100, facts));
    await page.locator('#table-view th button', { hasText: 'Subject' }).click();
    const names = await page.locator('#table-view tbody td:nth-child(2)').allTextContents();
    assert.deepEqual(names, [...names].sort((a, b) => a.localeCompare(b, 'en')));
    await page.locator('#table-view tbody button').first().click();
    assert.equal(await page.locator('#panel q').count() > 0, true);
    await page.shot('table');
    await page.end();
  },

  'a click on a name or a line shows what is told': async () => {
    const page = await open(sample);
    const place = await page.evaluate(() => {
      const { stage, graph } = window.newsgraph;
      const entity = [...graph.entities].sort((a, b) => b.claims - a.claims)[0];
      const { x, y } = stage.sigma.graphToViewport({ x: entity.x, y: entity.y });
      const box = document.getElementById('stage').getBoundingClientRect();
      return { x: x + box.x, y: y + box.y, name: entity.name };
    });
    await page.mouse.move(place.x, place.y);
    await page.mouse.click(place.x, place.y);
    assert.equal(await heading(page), place.name);
    await page.shot('chosen');
    await page.end();
  },

  'without JavaScript a picture and tables': async () => {
    const page = await open(sample, { scripts: false });
    assert.equal(await page.locator('.picture svg').isVisible(), true);
    assert.equal(await page.locator('.still table').count(), 2);
    assert.equal(await page.locator('.still q mark').count() > 10, true);
    await page.shot('still');
    await page.end();
  },

  'hostile words stay words': async () => {
    const nasty = '</script><script>window.hacked=1</script><img src=x onerror="window.hacked=2">';
    const articles = [
      { id: 'a"\'<b>', title: nasty, url: 'javascript:window.hacked=3', date: '2024-03-01', publisher: '\u202egnp.exe <i>',
        text: `${nasty}\n\nPresident of Estonia Alar Karis met with President of Latvia Edgars Rinkevics in Riga on March 1. ` +
          '“<b>We will sign the treaty,</b>” said Karis. Alar Karis thanked Edgars Rinkevics for \u202ehis\u0007 help &amp; <!-- more.' },
      { id: 'b', title: 'A long one', url: 'https://news.example/?a=1&b="2"', date: '2024-03-02',
        text: `Alar Karis visited Latvia, ${'where it was said that nothing is as long as a sentence that never ends, '.repeat(260)}on March 2.` },
    ];
    const file = join(folder, 'hostile.jsonl');
    writeFileSync(file, articles.map((each) => JSON.stringify(each)).join('\n'));
    const page = await open(build('hostile', [file]));
    const facts = await page.evaluate(() => window.newsgraph.graph.facts.length);
    assert.equal(facts > 0, true);
    await find(page, 'Karis');
    for (const summary of await page.locator('#panel details.fact > summary').all()) await summary.click();
    const found = await page.evaluate(() => ({
      hacked: window.hacked,
      links: [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')),
      scripts: document.querySelectorAll('script').length,
      images: document.querySelectorAll('img').length,
      longest: Math.max(...[...document.querySelectorAll('q')].map((quote) => quote.textContent.length)),
    }));
    assert.equal(found.hacked, undefined);
    assert.equal(found.links.every((link) => /^(https?:|#)/.test(link)), true, found.links.join());
    assert.equal(found.scripts, 2);
    assert.equal(found.images, 0);
    assert.equal(found.longest < 2000, true);
    await page.shot('hostile');
    await page.end();
    const still = await open(join(folder, 'hostile', 'graph.html'), { scripts: false });
    assert.equal(await still.locator('script, img').count(), 2);
    assert.equal(await still.locator('a[href^=javascript]').count(), 0);
    await still.end();
  },

  'ten thousand entities move': async () => {
    const file = join(folder, 'large.html');
    writeFileSync(file, withMadeGraph(readFileSync(sample, 'utf8'), 10000, 20000));
    const page = await open(file);
    const frames = await page.evaluate(async () => {
      const { stage } = window.newsgraph;
      const camera = stage.sigma.getCamera();
      const own = [];
      for (let i = 0; i < 3; ++i) {
        const drawing = performance.now();
        stage.sigma.render();
        own.push(performance.now() - drawing);
        await new Promise(requestAnimationFrame);
      }
      own.sort((a, b) => a - b);
      // As the pointer moves it: one step a frame.
      const begin = performance.now();
      let count = 0;
      for (; performance.now() - begin < 3000; ++count) {
        const turn = (performance.now() - begin) / 500;
        camera.setState({ x: 0.5 + 0.1 * Math.sin(turn), y: 0.5 + 0.1 * Math.cos(turn), ratio: 0.9, angle: 0 });
        await new Promise(requestAnimationFrame);
      }
      return { perSecond: (1000 * count) / (performance.now() - begin), own: own[1], slow: stage.glide.slow };
    });
    // Software rendering on a shared machine says little about a reader's; what the page itself needs
    // for a frame must leave room for thirty a second on a quiet one.
    console.log(`    ${frames.perSecond.toFixed(1)} frames a second by software rendering; where the page draws, ` +
      `it needs ${frames.own.toFixed(1)} ms itself; 10,000 entities and 20,000 lines`);
    // The last drawing was moved meanwhile; at rest it is drawn anew where it is.
    assert.equal(frames.slow, true);
    await page.waitForFunction(() => [...document.querySelectorAll('#stage canvas')].every((canvas) => !canvas.style.transform));
    assert.equal(frames.own < 200, true);
    const took = await page.evaluate(() => {
      const { state } = window.newsgraph;
      const begin = performance.now();
      state.confidence = 0.5;
      state.changed('filters');
      return performance.now() - begin;
    });
    console.log(`    a filter takes ${took.toFixed(0)} ms`);
    await page.shot('large');
    await page.end();
  },
};

/** The page with a made graph in place of its own. */
function withMadeGraph(html, nodes, edges) {
  const begin = html.indexOf('id="data">') + 'id="data">'.length;
  const end = html.indexOf('</script>', begin);
  const data = JSON.parse(html.slice(begin, end));
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const list = (count, make) => Array.from({ length: count }, (_, row) => make(row));
  const ends = [0];
  const pairs = list(edges, (row) => {
    const from = 1 + (row % (nodes - 1));
    const to = ends[random(ends.length)] % nodes;
    ends.push(from, to);
    return [from, to === from ? 0 : to];
  });
  data.entities = {
    id: list(nodes, (row) => `made-${row}`), name: list(nodes, (row) => `Made Entity ${row}`),
    type: list(nodes, (row) => row % data.types.length), aliases: list(nodes, () => []), wikidata: list(nodes, () => ''),
    data: list(nodes, () => []),
    x: list(nodes, (row) => Math.sqrt(row) * 30 * Math.cos(2.39996 * row)), y: list(nodes, (row) => Math.sqrt(row) * 30 * Math.sin(2.39996 * row)),
  };
  const facts = data.facts;
  const count = facts.id.length;
  for (const name of Object.keys(facts)) facts[name] = list(edges, (row) => data.facts[name][row % count]);
  facts.subject = pairs.map(([from]) => from);
  facts.object = pairs.map(([, to]) => to);
  facts.disputes = list(edges, () => []);
  return html.slice(0, begin) + JSON.stringify(data).replaceAll('<', '\\u003C') + html.slice(end);
}

let failed = 0;
for (const [name, test] of Object.entries(tests)) {
  if (!name.includes(option('--only'))) continue;
  try {
    await test();
    console.log(`ok      ${name}`);
  } catch (error) {
    ++failed;
    console.log(`FAILED  ${name}\n${error.stack}`);
  }
}
await browser.close();
rmSync(folder, { recursive: true, force: true });
process.exit(failed > 0 ? 1 : 0);
