// How the graphics processor draws entities and lines: sigma's own programs know neither shapes nor
// dashes.

import { EdgeProgram, NodeProgram } from 'sigma/rendering';
import { floatColor } from 'sigma/utils';

const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;

const place = { name: 'a_position', size: 2, type: FLOAT };
const colour = { name: 'a_color', size: 4, type: UNSIGNED_BYTE, normalized: true };
const id = { name: 'a_id', size: 4, type: UNSIGNED_BYTE, normalized: true };

/** A triangle around each entity in which the fragment shader draws its shape. */
export class ShapeProgram extends NodeProgram {
  getDefinition() {
    return {
      VERTICES: 3,
      VERTEX_SHADER_SOURCE: /* glsl */ `
        attribute vec4 a_id;
        attribute vec4 a_color;
        attribute vec2 a_position;
        attribute float a_size;
        attribute float a_sides;
        attribute float a_turn;
        attribute vec2 a_corner;
        uniform mat3 u_matrix;
        uniform float u_sizeRatio;
        uniform float u_correctionRatio;
        varying vec4 v_color;
        varying vec2 v_place;
        varying float v_pixel;
        varying float v_sides;
        varying float v_turn;
        const float bias = 255.0 / 254.0;
        void main() {
          float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
          vec2 position = a_position + a_corner * radius * 2.0;
          gl_Position = vec4((u_matrix * vec3(position, 1)).xy, 0, 1);
          v_place = a_corner * 2.0;
          v_pixel = u_correctionRatio / radius * 2.0;
          v_sides = a_sides;
          v_turn = a_turn;
          #ifdef PICKING_MODE
          v_color = a_id;
          #else
          v_color = a_color;
          #endif
          v_color.a *= bias;
        }`,
      FRAGMENT_SHADER_SOURCE: /* glsl */ `
        precision highp float;
        varying vec4 v_color;
        varying vec2 v_place;
        varying float v_pixel;
        varying float v_sides;
        varying float v_turn;
        uniform vec4 u_rim;
        const vec4 nothing = vec4(0.0);
        // Distance to the edge in radii, negative inside.
        float distance_to_edge(vec2 at) {
          if (v_sides == 0.0) return length(at) - 0.9;
          if (v_sides < 0.0) {
            vec2 a = abs(at);
            return max(max(a.x, a.y) - 0.95, min(a.x, a.y) - 0.36);
          }
          float part = 6.28318530718 / v_sides;
          float angle = atan(at.x, at.y) - v_turn;
          float corner = mod(angle, part) - part * 0.5;
          return cos(corner) * length(at) - cos(part * 0.5);
        }
        void main() {
          float edge = distance_to_edge(v_place);
          #ifdef PICKING_MODE
          gl_FragColor = edge > 0.0 ? nothing : v_color;
          #else
          float rim = 1.3 * v_pixel;
          vec4 inner = mix(v_color, vec4(u_rim.rgb * v_color.a, v_color.a), smoothstep(-rim - v_pixel, -rim, edge) * u_rim.a);
          gl_FragColor = mix(inner, nothing, smoothstep(-v_pixel, 0.0, edge));
          #endif
        }`,
      METHOD: TRIANGLES,
      UNIFORMS: ['u_sizeRatio', 'u_correctionRatio', 'u_matrix', 'u_rim'],
      ATTRIBUTES: [
        place,
        { name: 'a_size', size: 1, type: FLOAT },
        colour,
        id,
        { name: 'a_sides', size: 1, type: FLOAT },
        { name: 'a_turn', size: 1, type: FLOAT },
      ],
      // Corners of a triangle around the unit circle, as half of it is long.
      CONSTANT_ATTRIBUTES: [{ name: 'a_corner', size: 2, type: FLOAT }],
      CONSTANT_DATA: [
        [0, 1],
        [0.8660254, -0.5],
        [-0.8660254, -0.5],
      ],
    };
  }

  processVisibleItem(index, start, data) {
    const array = this.array;
    array[start++] = data.x;
    array[start++] = data.y;
    array[start++] = data.size;
    array[start++] = floatColor(data.color);
    array[start++] = index;
    array[start++] = data.sides;
    array[start++] = data.turn;
  }

  setUniforms(params, { gl, uniformLocations }) {
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
    gl.uniform4f(uniformLocations.u_rim, 0.13, 0.15, 0.18, 0.75);
  }
}

/** Straight lines, solid or dashed. */
export class LineProgram extends EdgeProgram {
  getDefinition() {
    return {
      VERTICES: 6,
      VERTEX_SHADER_SOURCE: /* glsl */ `
        attribute vec4 a_id;
        attribute vec4 a_color;
        attribute vec2 a_normal;
        attribute float a_side;
        attribute vec2 a_start;
        attribute vec2 a_end;
        attribute float a_along;
        attribute float a_dash;
        uniform mat3 u_matrix;
        uniform float u_sizeRatio;
        uniform float u_zoomRatio;
        uniform float u_pixelRatio;
        uniform float u_correctionRatio;
        uniform float u_thinnest;
        uniform float u_feather;
        varying vec4 v_color;
        varying vec2 v_normal;
        varying float v_thickness;
        varying float v_feather;
        varying float v_run;
        varying float v_dash;
        const float bias = 255.0 / 254.0;
        void main() {
          vec2 normal = a_normal * a_side;
          vec2 position = mix(a_start, a_end, a_along);
          float size = length(normal);
          vec2 unit = normal / size;
          float pixels = max(size, u_thinnest * u_sizeRatio);
          float thickness = pixels * u_correctionRatio / u_sizeRatio;
          gl_Position = vec4((u_matrix * vec3(position + unit * thickness, 1)).xy, 0, 1);
          v_thickness = thickness / u_zoomRatio;
          v_normal = unit;
          v_feather = u_feather * u_correctionRatio / u_zoomRatio / u_pixelRatio * 2.0;
          // Way from the start in pixels of the screen.
          v_run = a_along * length(a_end - a_start) / u_correctionRatio * 0.5;
          v_dash = a_dash;
          #ifdef PICKING_MODE
          v_color = a_id;
          #else
          v_color = a_color;
          #endif
          v_color.a *= bias;
        }`,
      FRAGMENT_SHADER_SOURCE: /* glsl */ `
        precision highp float;
        varying vec4 v_color;
        varying vec2 v_normal;
        varying float v_thickness;
        varying float v_feather;
        varying float v_run;
        varying float v_dash;
        const vec4 nothing = vec4(0.0);
        void main(void) {
          #ifdef PICKING_MODE
          gl_FragColor = v_color;
          #else
          float off = length(v_normal) * v_thickness;
          vec4 line = mix(v_color, nothing, smoothstep(v_thickness - v_feather, v_thickness, off));
          float beat = mod(v_run, 9.0);
          gl_FragColor = v_dash > 0.5 ? mix(line, nothing, smoothstep(5.0, 6.0, beat)) : line;
          #endif
        }`,
      METHOD: TRIANGLES,
      UNIFORMS: ['u_matrix', 'u_zoomRatio', 'u_sizeRatio', 'u_correctionRatio', 'u_pixelRatio', 'u_feather', 'u_thinnest'],
      ATTRIBUTES: [
        { name: 'a_start', size: 2, type: FLOAT },
        { name: 'a_end', size: 2, type: FLOAT },
        { name: 'a_normal', size: 2, type: FLOAT },
        colour,
        id,
        { name: 'a_dash', size: 1, type: FLOAT },
      ],
      CONSTANT_ATTRIBUTES: [
        { name: 'a_along', size: 1, type: FLOAT },
        { name: 'a_side', size: 1, type: FLOAT },
      ],
      CONSTANT_DATA: [
        [0, 1],
        [0, -1],
        [1, 1],
        [1, 1],
        [0, -1],
        [1, -1],
      ],
    };
  }

  processVisibleItem(index, start, source, target, data) {
    const array = this.array;
    const x = target.x - source.x;
    const y = target.y - source.y;
    const length = Math.sqrt(x * x + y * y) || 1;
    array[start++] = source.x;
    array[start++] = source.y;
    array[start++] = target.x;
    array[start++] = target.y;
    array[start++] = (-y / length) * data.size;
    array[start++] = (x / length) * data.size;
    array[start++] = floatColor(data.color);
    array[start++] = index;
    array[start++] = data.dashed ? 1 : 0;
  }

  setUniforms(params, { gl, uniformLocations }) {
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
    gl.uniform1f(uniformLocations.u_zoomRatio, params.zoomRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
    gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
    gl.uniform1f(uniformLocations.u_pixelRatio, params.pixelRatio);
    gl.uniform1f(uniformLocations.u_feather, params.antiAliasingFeather);
    gl.uniform1f(uniformLocations.u_thinnest, params.minEdgeThickness);
  }
}
