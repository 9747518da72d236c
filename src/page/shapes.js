// Each type of entity has a colour and, as a second cue, a shape; both are the same on the stage and
// in lists. A shape is a regular polygon (0: a circle, -1: a cross) with its turn in degrees.

import { drawn } from './words.js';

const shapes = {
  Person: { sides: 0, turn: 0 },
  Country: { sides: 4, turn: 45 },
  Place: { sides: 5, turn: 0 },
  Venue: { sides: 3, turn: 180 },
  Organization: { sides: 6, turn: 30 },
  Agreement: { sides: 4, turn: 0 },
  Event: { sides: 3, turn: 0 },
  Work: { sides: -1, turn: 0 },
};
const other = { sides: 8, turn: 22.5 };

export const shapeOf = (type) => shapes[type.root] || other;

/** The shape as a small picture. */
export function shapePicture(type) {
  const { sides, turn } = shapeOf(type);
  const picture = drawn('svg', { class: 'shape', viewBox: '-8 -8 16 16', 'aria-hidden': 'true' });
  if (sides === 0) {
    picture.append(drawn('circle', { r: 6.5, fill: type.colour }));
  } else if (sides < 0) {
    picture.append(drawn('path', { d: 'M-2.6-7h5.2v4.4H7v5.2H2.6V7h-5.2V2.6H-7v-5.2h4.4z', fill: type.colour }));
  } else {
    const points = [];
    for (let i = 0; i < sides; ++i) {
      const angle = ((360 / sides) * i + turn) * (Math.PI / 180);
      points.push(`${(7.5 * Math.sin(angle)).toFixed(2)},${(-7.5 * Math.cos(angle)).toFixed(2)}`);
    }
    picture.append(drawn('polygon', { points: points.join(' '), fill: type.colour }));
  }
  return picture;
}
