// The drawing: sigma shows what the state lets pass.

import { UndirectedGraph } from 'graphology';
import Sigma from 'sigma';
import { createEdgeArrowHeadProgram, createEdgeCompoundProgram } from 'sigma/rendering';
import { LineProgram, ShapeProgram } from './programs.js';
import { shapeOf } from './shapes.js';
import { across } from './data.js';
import { Glide } from './glide.js';
import { withoutTurns } from './words.js';

const longestLabel = 34;
/** Above so many lines those of nothing chosen are drawn faintly, else they hide each other. */
const manyLines = 1500;

const shortened = (name) => (name.length > longestLabel ? name.slice(0, longestLabel - 1) + '…' : name);

/** How the lines between two entities look, from the facts that pass. */
function lookOf(line, passes) {
  const articles = new Set();
  let plain = false;
  let disputed = false;
  let onward = false;
  let back = false;
  for (const fact of line.facts) {
    if (!passes[fact.row]) continue;
    plain ||= fact.plain;
    disputed ||= fact.disputed;
    if (!fact.predicate.symmetric) {
      if (fact.subject === line.low) onward = true;
      else back = true;
    } else {
      onward = back = true;
    }
    for (const piece of fact.evidence) articles.add(piece.article);
  }
  return { plain, disputed, articles: articles.size, onward, back };
}

export class Stage {
  constructor(container, state, actions) {
    this.container = container;
    this.state = state;
    this.hovered = null;
    this.waiting = [];
    this.readColours();
    this.font = getComputedStyle(document.body).fontFamily;
    this.graph = new UndirectedGraph();
    const most = Math.max(1, ...state.graph.entities.map((entity) => entity.claims));
    // Of many each is smaller, or they hide the lines; 1,500 fill a screen.
    const scale = Math.min(1, Math.max(0.4, Math.sqrt(1500 / state.graph.entities.length)));
    for (const entity of state.graph.entities) {
      const shape = shapeOf(entity.type);
      this.graph.addNode(String(entity.row), {
        entity,
        x: entity.x,
        y: entity.y,
        // Area grows with what is told, up to a limit that keeps hubs from covering others.
        size: scale * (4 + 11 * Math.sqrt(entity.claims / most)),
        label: withoutTurns(shortened(entity.name)),
        color: entity.type.colour,
        sides: shape.sides,
        turn: (shape.turn * Math.PI) / 180,
      });
    }
    for (const line of state.graph.lines) {
      this.graph.addEdgeWithKey(String(line.row), String(line.low.row), String(line.high.row), { line });
    }
    this.look();
    this.sigma = new Sigma(this.graph, container, {
      defaultNodeType: 'shape',
      nodeProgramClasses: { shape: ShapeProgram },
      nodeHoverProgramClasses: { shape: ShapeProgram },
      defaultEdgeType: 'line',
      edgeProgramClasses: {
        line: LineProgram,
        onward: createEdgeCompoundProgram([LineProgram, createEdgeArrowHeadProgram({ extremity: 'target' })]),
        back: createEdgeCompoundProgram([LineProgram, createEdgeArrowHeadProgram({ extremity: 'source' })]),
      },
      nodeReducer: (key, data) => this.reduceNode(data),
      edgeReducer: (key, data) => this.reduceEdge(data),
      defaultDrawNodeLabel: (context, data) => this.waiting.push({ context, data }),
      defaultDrawNodeHover: (context, data) => this.drawLabel(context, data, true),
      enableEdgeEvents: true,
      hideEdgesOnMove: state.graph.lines.length > 30000,
      labelDensity: 0.9,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5.5 * scale,
      labelFont: this.font,
      labelSize: 13,
      minEdgeThickness: 1.5,
      allowInvalidContainer: true,
      zIndex: true,
      stagePadding: 26,
      minCameraRatio: 0.01,
      maxCameraRatio: 3,
    });
    this.glide = new Glide(this.sigma, state.graph.entities.length + state.graph.lines.length);
    this.sigma.on('afterRender', () => this.drawLabels());
    this.drawLabels();
    this.sigma.on('enterNode', ({ node }) => this.hover(this.graph.getNodeAttribute(node, 'entity')));
    this.sigma.on('leaveNode', () => this.hover(null));
    this.sigma.on('clickNode', ({ node }) => actions.chooseEntity(this.graph.getNodeAttribute(node, 'entity')));
    this.sigma.on('clickEdge', ({ edge }) => actions.chooseLine(this.graph.getEdgeAttribute(edge, 'line')));
    this.sigma.on('clickStage', () => actions.clear());
    this.sigma.on('enterEdge', () => container.classList.add('over'));
    this.sigma.on('leaveEdge', () => container.classList.remove('over'));
    state.listen((what) => this.update(what));
  }

  readColours() {
    const style = getComputedStyle(document.documentElement);
    const value = (name) => style.getPropertyValue(name).trim();
    this.colours = {
      ink: value('--ink'), paper: value('--paper'), edge: value('--edge'), faint: value('--faint'),
      red: value('--red'), accent: value('--accent'), line: value('--line'),
    };
  }

  /** After a change of light and dark. */
  recolour() {
    this.readColours();
    this.redraw();
  }

  /** What the lines look like now, and what stands out. */
  look() {
    this.looks = this.state.graph.lines.map((line) =>
      this.state.drawn[line.row] ? lookOf(line, this.state.passes) : null);
    this.light();
  }

  light() {
    this.bright = this.litEntities();
    this.brightLines = this.litLines();
    this.chosenOnes = new Set(this.state.chosenEntities());
  }

  redraw() {
    // Behind the table there is nothing to draw on; coming back refreshes.
    if (this.container.offsetWidth > 0) this.sigma.refresh({ skipIndexation: true });
  }

  update(what) {
    if (what === 'filters') this.look();
    else this.light();
    this.redraw();
  }

  hover(entity) {
    this.hovered = entity;
    this.container.classList.toggle('over', entity !== null);
    this.light();
    this.redraw();
  }

  /** What stands out: the entity under the pointer, else what is chosen, with neighbours. */
  centre() {
    if (this.hovered) return [this.hovered];
    const choice = this.state.chosen;
    return choice && choice.kind === 'entity' ? [choice.entity] : [];
  }

  litEntities() {
    const centre = this.centre();
    if (centre.length > 0) {
      const lit = new Set(centre);
      for (const entity of centre) {
        for (const line of entity.lines) if (this.state.drawn[line.row]) lit.add(across(line, entity));
      }
      return lit;
    }
    const chosen = this.state.chosenEntities();
    return chosen.length > 0 ? new Set(chosen) : null;
  }

  litLines() {
    const centre = this.centre();
    if (centre.length > 0) return new Set(centre.flatMap((entity) => entity.lines));
    const choice = this.state.chosen;
    if (!choice) return null;
    if (choice.kind === 'line') return new Set([choice.line]);
    if (choice.kind === 'fact') return new Set([choice.fact.line]);
    return new Set(choice.lines);
  }

  reduceNode(data) {
    const { state, bright } = this;
    const entity = data.entity;
    if (!state.seen[entity.row]) return { ...data, hidden: true, label: '' };
    if (!bright) return { ...data, zIndex: 1 };
    if (!bright.has(entity)) return { ...data, color: this.colours.faint, label: '', zIndex: 0 };
    const chosen = this.hovered === entity || this.chosenOnes.has(entity);
    return { ...data, zIndex: chosen ? 3 : 2, forceLabel: chosen || bright.size <= 40, highlighted: chosen };
  }

  reduceEdge(data) {
    const { line } = data;
    const look = this.looks[line.row];
    if (!look) return { ...data, hidden: true };
    const lit = this.brightLines;
    const many = this.state.lineCount > manyLines;
    let color = look.disputed ? this.colours.red : many && !lit ? this.colours.line : this.colours.edge;
    if (lit) color = lit.has(line) ? (look.disputed ? this.colours.red : this.colours.accent) : this.colours.faint;
    return {
      ...data,
      color,
      type: many || look.onward === look.back ? 'line' : look.onward ? 'onward' : 'back',
      // From one article to about thirty the line grows from one and a half to five pixels.
      size: Math.min(1.6 + 0.6 * Math.log2(Math.max(1, look.articles)), 5) * (lit && lit.has(line) ? 1.4 : 1),
      dashed: !look.plain,
      zIndex: lit ? (lit.has(line) ? 2 : 0) : look.disputed ? 2 : 1,
    };
  }

  /** The labels of a frame: those of the largest first, so that they find room. */
  drawLabels() {
    this.words = [];
    this.waiting.sort((a, b) => Boolean(b.data.forceLabel) - Boolean(a.data.forceLabel) || b.data.size - a.data.size);
    for (const { context, data } of this.waiting) this.drawLabel(context, data, false);
    this.waiting = [];
  }

  drawLabel(context, data, boxed) {
    if (!data.label) return;
    const size = 13;
    const { paper, ink, accent } = this.colours;
    context.font = `${boxed ? '600 ' : ''}${size}px ${this.font}`;
    const y = data.y + size / 3;
    const x = boxed ? data.x + data.size + 4 : this.roomFor(context, data, size);
    if (x === null) return;
    if (boxed) {
      const width = context.measureText(data.label).width + 12;
      context.beginPath();
      context.roundRect(x - 6, data.y - size / 2 - 6, width, size + 12, 6);
      context.fillStyle = paper;
      context.strokeStyle = accent;
      context.lineWidth = 1.5;
      context.fill();
      context.stroke();
    } else {
      // A halo keeps the words readable on lines.
      context.lineJoin = 'round';
      context.lineWidth = 3.5;
      context.strokeStyle = paper;
      context.strokeText(data.label, x, y);
    }
    context.fillStyle = ink;
    context.fillText(data.label, x, y);
  }

  /** Where the words of a label begin: right of its entity, left of it at the right edge of the view;
   *  null where other words are. What stands out is always named. */
  roomFor(context, data, size) {
    const width = context.measureText(data.label).width;
    const right = data.x + data.size + 4;
    const left = data.x - data.size - 4 - width;
    const free = (x) => {
      const box = [x, data.y - size * 0.7, x + width, data.y + size * 0.7];
      if (this.words.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) return false;
      this.words.push(box);
      return true;
    };
    const x = right + width > this.container.clientWidth && left > 0 ? left : right;
    return free(x) || data.forceLabel ? x : null;
  }

  /** Moves the view such that the entities are seen. */
  show(entities) {
    const shown = entities.filter((entity) => this.state.seen[entity.row]);
    if (shown.length === 0) return;
    const places = shown.map((entity) => this.sigma.getNodeDisplayData(String(entity.row))).filter(Boolean);
    const camera = this.sigma.getCamera();
    const { width, height } = this.sigma.getDimensions();
    const corner = this.sigma.viewportToFramedGraph({ x: 0, y: 0 });
    const opposite = this.sigma.viewportToFramedGraph({ x: width, y: height });
    const xs = places.map((place) => place.x);
    const ys = places.map((place) => place.y);
    const wide = Math.max(...xs) - Math.min(...xs);
    const high = Math.max(...ys) - Math.min(...ys);
    const inView = places.every((place) =>
      place.x > corner.x && place.x < opposite.x && place.y < corner.y && place.y > opposite.y);
    const perRatioX = Math.abs(opposite.x - corner.x) / camera.ratio;
    const perRatioY = Math.abs(opposite.y - corner.y) / camera.ratio;
    const needed = Math.max(wide / perRatioX, high / perRatioY) * 1.35;
    const closest = Math.min(camera.ratio, 0.35);
    if (inView && camera.ratio <= 0.5) return;
    this.move({
      x: (Math.max(...xs) + Math.min(...xs)) / 2,
      y: (Math.max(...ys) + Math.min(...ys)) / 2,
      ratio: Math.max(needed, closest),
    });
  }

  move(to) {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const camera = this.sigma.getCamera();
    if (still) camera.setState({ ...camera.getState(), ...to });
    else camera.animate(to, { duration: 350 });
  }

  zoom(by) {
    const camera = this.sigma.getCamera();
    this.move({ ratio: camera.getBoundedRatio(camera.ratio * by) });
  }

  pan(x, y) {
    const camera = this.sigma.getCamera();
    this.move({ x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio });
  }

  /** All that passes the filters. */
  fit() {
    const shown = this.state.graph.entities.filter((entity) => this.state.seen[entity.row]);
    if (shown.length === 0 || shown.length === this.state.graph.entities.length) {
      this.move({ x: 0.5, y: 0.5, ratio: 1 });
      return;
    }
    const places = shown.map((entity) => this.sigma.getNodeDisplayData(String(entity.row))).filter(Boolean);
    const xs = places.map((place) => place.x);
    const ys = places.map((place) => place.y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [low, high] = [Math.min(...ys), Math.max(...ys)];
    this.move({ x: (left + right) / 2, y: (low + high) / 2, ratio: Math.min(1.2, Math.max(right - left, high - low, 0.12) * 1.15) });
  }
}
