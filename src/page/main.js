// Brings the page to life.

import { readGraph } from './data.js';
import { State } from './state.js';
import { Filters } from './filters.js';
import { Panel } from './panel.js';
import { Search } from './search.js';
import { Stage } from './stage.js';
import { Table } from './table.js';
import { shapePicture } from './shapes.js';
import { counted, drawn, element, isolated } from './words.js';

const get = (id) => document.getElementById(id);

function start() {
  const graph = readGraph(get('data').textContent);
  const state = new State(graph);
  state.filter();
  get('app').hidden = false;
  get('title').textContent = graph.title;
  get('counts').textContent =
    `${counted(graph.entityCount, 'entity', 'entities')} and ${counted(graph.factCount, 'fact')} from ${counted(graph.articleCount, 'article')}`;

  let stage = null;
  let pathFrom = null;
  let neighbour = -1;

  const remember = () => {
    const choice = state.chosen;
    const hash = choice && choice.kind === 'entity' ? '#' + encodeURIComponent(choice.entity.id) : ' ';
    history.replaceState(null, '', hash === ' ' ? location.pathname + location.search : hash);
  };
  const toPanel = () => {
    const heading = get('panel').querySelector('h2');
    if (heading) heading.focus({ preventScroll: true });
  };
  const actions = {
    chooseEntity(entity, focusPanel = false) {
      if (pathFrom && pathFrom !== entity) {
        const from = pathFrom;
        pathFrom = null;
        actions.choosePath(from, entity);
      } else {
        neighbour = -1;
        state.choose({ kind: 'entity', entity });
        if (stage) stage.show([entity, ...state.neighbours(entity).slice(0, 12)]);
      }
      chips();
      remember();
      if (focusPanel) toPanel();
    },
    chooseLine(line) {
      state.choose({ kind: 'line', line });
      remember();
    },
    chooseFact(fact) {
      state.choose({ kind: 'fact', fact });
      if (stage && !get('graph-view').hidden) stage.show(state.chosenEntities());
    },
    choosePath(from, to) {
      const lines = state.path(from, to) || [];
      state.choose({ kind: 'path', from, to, lines });
      if (stage) stage.show(state.chosenEntities());
      chips();
    },
    startPath(entity) {
      pathFrom = entity;
      chips();
      get('search').focus();
    },
    focus(focus) {
      state.focus = focus;
      state.changed('filters');
      chips();
      if (stage) stage.fit();
    },
    clear() {
      if (pathFrom) {
        pathFrom = null;
        chips();
        return;
      }
      if (state.chosen) state.choose(null);
      remember();
    },
  };

  // ---- chips over the graph: what is going on, and a way out of it ------------------------------------

  function chips() {
    const made = [];
    const chip = (words, entity, leave, label) =>
      made.push(element('span', { class: 'chip' }, element('span', {}, words, isolated(entity.name)),
        element('button', { type: 'button', 'aria-label': label, onclick: leave }, '×')));
    if (state.focus) {
      chip(state.focus.depth === 1 ? 'Neighbours of ' : `${state.focus.depth} steps around `, state.focus.entity,
        () => actions.focus(null), 'Show everything again');
    }
    if (pathFrom) {
      chip('Path: search or click the other end, from ', pathFrom, () => {
        pathFrom = null;
        chips();
      }, 'No path');
    }
    get('chips').replaceChildren(...made);
  }

  // ---- parts ------------------------------------------------------------------------------------------

  const panel = new Panel(get('panel'), state, actions);
  const table = new Table(get('table-view'), state, actions);
  const filters = new Filters(state);
  new Search(get('search'), get('found'), graph, (entity) => actions.chooseEntity(entity, true));
  const showing = () => {
    const part = graph.notes.find((note) => note.startsWith('Showing'));
    get('showing').textContent =
      `${counted(state.factCount, 'fact')} of ${graph.facts.length.toLocaleString('en')}, ` +
      `${counted(state.entityCount, 'entity', 'entities')} of ${graph.entities.length.toLocaleString('en')}.` +
      (part ? ` ${part}` : '');
    get('empty').hidden = state.entityCount > 0;
  };
  state.listen((what) => {
    if (what !== 'filters') return;
    showing();
    // A way may have gone with what was filtered out, or a shorter one come.
    if (state.chosen && state.chosen.kind === 'path') {
      state.chosen.lines = state.path(state.chosen.from, state.chosen.to) || [];
      panel.show();
    }
  });
  showing();
  panel.show();
  legend(graph);
  chips();

  if (hasGraphicsProcessor()) stage = new Stage(get('stage'), state, actions);
  else stillPicture();

  // ---- views, theme, help -----------------------------------------------------------------------------

  const view = (name) => {
    const isTable = name === 'table';
    get('graph-view').hidden = isTable;
    get('table-view').hidden = !isTable;
    get('legend').hidden = isTable || !stage;
    get('view-graph').setAttribute('aria-pressed', String(!isTable));
    get('view-table').setAttribute('aria-pressed', String(isTable));
    if (isTable) table.show();
    else if (stage) stage.sigma.refresh();
  };
  get('view-graph').addEventListener('click', () => view('graph'));
  get('view-table').addEventListener('click', () => view('table'));
  // On a phone the graph comes first; the filters are a touch away.
  if (matchMedia('(max-width: 760px)').matches) {
    get('filters').hidden = true;
    get('filters-toggle').setAttribute('aria-expanded', 'false');
  }
  get('filters-toggle').addEventListener('click', () => {
    const hidden = (get('filters').hidden = !get('filters').hidden);
    get('filters-toggle').setAttribute('aria-expanded', String(!hidden));
    if (stage) stage.sigma.refresh();
  });
  const isDark = () => {
    const set = document.documentElement.dataset.theme;
    return set ? set === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  };
  get('theme').addEventListener('click', () => {
    document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
    if (stage) stage.recolour();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => stage && stage.recolour());
  const help = get('help');
  get('help-open').addEventListener('click', () => help.showModal());
  get('zoom-in').addEventListener('click', () => stage && stage.zoom(1 / 1.5));
  get('zoom-out').addEventListener('click', () => stage && stage.zoom(1.5));
  get('zoom-fit').addEventListener('click', () => stage && stage.fit());

  // ---- keys -------------------------------------------------------------------------------------------

  const inField = (target) => target.matches('input, select, textarea') || target.closest('dialog');
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && !help.open) {
      actions.clear();
      return;
    }
    if (inField(event.target)) return;
    if (event.key === '/') {
      event.preventDefault();
      get('search').focus();
    } else if (event.key === '?') {
      help.showModal();
    } else if (event.key === 't' || event.key === 'T') {
      view(get('table-view').hidden ? 'table' : 'graph');
    }
  });
  get('stage').addEventListener('keydown', (event) => {
    if (!stage || event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = state.chosen && state.chosen.kind === 'entity' ? state.chosen.entity : null;
    const moves = { ArrowLeft: [-0.12, 0], ArrowRight: [0.12, 0], ArrowUp: [0, 0.12], ArrowDown: [0, -0.12] };
    if (moves[event.key]) stage.pan(...moves[event.key]);
    else if (event.key === '+' || event.key === '=') stage.zoom(1 / 1.3);
    else if (event.key === '-') stage.zoom(1.3);
    else if (event.key === '0') stage.fit();
    else if (chosen && /^[npNP]$/.test(event.key)) {
      const all = state.neighbours(chosen);
      if (all.length === 0) return;
      neighbour = (neighbour + (/[nN]/.test(event.key) ? 1 : all.length - 1) + (neighbour < 0 && /[pP]/.test(event.key) ? 1 : 0)) % all.length;
      stage.hover(all[neighbour]);
      get('showing').textContent = `Neighbour ${neighbour + 1} of ${all.length}: ${all[neighbour].name}, ${all[neighbour].type.label}`;
    } else if (chosen && event.key === 'Enter' && neighbour >= 0) {
      const to = state.neighbours(chosen)[neighbour];
      stage.hover(null);
      if (to) actions.chooseEntity(to);
    } else return;
    event.preventDefault();
  });

  // An address may name an entity: graph.html#country-Q232.
  const named = decodeURIComponent(location.hash.slice(1));
  const wanted = named && graph.entities.find((entity) => entity.id === named);
  if (wanted) actions.chooseEntity(wanted);
  // For tests.
  window.newsgraph = { graph, state, actions, stage, filters };
}

function legend(graph) {
  const used = new Set(graph.entities.map((entity) => entity.type.root));
  const types = graph.types.filter((type) => type.name === type.root && used.has(type.name));
  const line = (attributes, words) => {
    const stroke = drawn('line', { x1: 1, x2: 25, y1: 6, y2: 6, 'stroke-width': 2, stroke: 'currentColor', ...attributes });
    return element('li', {}, drawn('svg', { viewBox: '0 0 26 12', 'aria-hidden': 'true' }, stroke), words);
  };
  get('legend').replaceChildren(
    ...types.map((type) => element('li', {}, shapePicture(type), type.label)),
    line({}, 'stated'),
    line({ 'stroke-dasharray': '5 4' }, 'planned, denied or said by one'),
    ...(graph.facts.some((fact) => fact.disputed) ? [line({ stroke: 'var(--red)' }, 'disputed')] : []),
  );
}

function hasGraphicsProcessor() {
  const canvas = document.createElement('canvas');
  return Boolean(canvas.getContext('webgl2') || canvas.getContext('webgl'));
}

/** Without WebGL: the picture that those without JavaScript see. */
function stillPicture() {
  const still = new DOMParser().parseFromString(document.querySelector('noscript').textContent, 'text/html');
  const picture = still.querySelector('.picture');
  if (picture) get('stage').replaceChildren(document.importNode(picture, true));
  get('legend').hidden = true;
  document.querySelector('.zoom').hidden = true;
}

start();
