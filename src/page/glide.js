// Moving a view that takes long to draw: without a graphics processor a frame of ten thousand
// entities takes a second, and sigma draws one for every step of the pointer. Then the last drawing
// is moved and stretched as it is, which any machine does sixty times a second, and drawn anew when
// the view rests.

/** A frame that takes longer is felt as jerking (30 a second, with room for the rest of the page). */
const longestFrame = 45;
/** So many frames are looked at: one may be slow because something else was busy. */
const frames = 4;
/** Milliseconds without a movement after which the view rests: so many, and longer where a machine
 *  is so busy that movements come late, as drawing then would hold up the next one for seconds. */
const rest = 160;
const restInMovements = 3;
/** Entities and lines up to which software draws quickly enough. */
const fewForSoftware = 3000;

const software = /swiftshader|llvmpipe|softpipe|software|basic render/i;

function drawnBySoftware() {
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2') || canvas.getContext('webgl');
  const info = gl && gl.getExtension('WEBGL_debug_renderer_info');
  const name = info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : '';
  if (gl) gl.getExtension('WEBGL_lose_context')?.loseContext();
  return software.test(name);
}

export class Glide {
  constructor(sigma, size) {
    this.sigma = sigma;
    this.slow = size > fewForSoftware && drawnBySoftware();
    this.costs = [];
    this.gliding = false;
    this.resting = null;
    this.lastMove = 0;
    this.pace = 0;
    const draw = sigma.scheduleRender.bind(sigma);
    this.draw = draw;
    this.drawn = sigma.getCamera().getState();
    // Camera and resizing ask for a frame this way; what changes the graph draws at once.
    sigma.scheduleRender = () => (this.slow && this.onlyMoved() ? this.glide() : draw());
    sigma.on('afterRender', () => this.afterRender());
  }

  onlyMoved() {
    const { x, y, ratio, angle } = this.sigma.getCamera().getState();
    return angle === this.drawn.angle && (x !== this.drawn.x || y !== this.drawn.y || ratio !== this.drawn.ratio);
  }

  layers() {
    return Object.entries(this.sigma.getCanvases()).filter(([name]) => name !== 'mouse');
  }

  glide() {
    const place = (cameraState) => this.sigma.framedGraphToViewport({ x: 0.5, y: 0.5 }, { cameraState });
    const now = this.sigma.getCamera().getState();
    const before = place(this.drawn);
    const after = place(now);
    const scale = this.drawn.ratio / now.ratio;
    const transform = `translate(${after.x - scale * before.x}px, ${after.y - scale * before.y}px) scale(${scale})`;
    for (const [name, canvas] of this.layers()) {
      // What the pointer is on moves away from under it.
      if (name.startsWith('hover') || name === 'edgeLabels') canvas.style.visibility = 'hidden';
      canvas.style.transformOrigin = '0 0';
      canvas.style.transform = transform;
    }
    const time = performance.now();
    if (this.gliding) this.pace = Math.max(0.8 * this.pace, Math.min(time - this.lastMove, 1000));
    this.lastMove = time;
    this.gliding = true;
    clearTimeout(this.resting);
    this.resting = setTimeout(this.draw, Math.max(rest, restInMovements * this.pace));
    return this.sigma;
  }

  afterRender() {
    clearTimeout(this.resting);
    this.drawn = this.sigma.getCamera().getState();
    for (const [, canvas] of this.layers()) {
      canvas.style.transform = '';
      canvas.style.visibility = '';
    }
    this.gliding = false;
    if (this.slow) return;
    const begin = performance.now();
    requestAnimationFrame(() => {
      this.costs.push(performance.now() - begin);
      if (this.costs.length > frames) this.costs.shift();
      // The quickest of them: a stutter is no slow machine.
      this.slow = this.costs.length === frames && Math.min(...this.costs) > longestFrame;
    });
  }
}
