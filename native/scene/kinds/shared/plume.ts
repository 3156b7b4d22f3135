/** @file A rising plume of puffs: smoke of chimneys, fires and volcanoes. */
import type { Oklab } from "../../../../app/colour/oklab.ts";
import type { Pen, Point } from "../../pen.ts";
import { disc } from "../../shapes.ts";

export interface PlumePlan {
  readonly foot: Point;
  readonly height: number;
  /** Radius of the widest puff. */
  readonly width: number;
  /** Sideways per height at the top. */
  readonly lean: number;
  readonly colour: Oklab;
  readonly lit: Oklab;
  readonly opacity: number;
}

/** Puffs along a bending line, in two papers: the body and its lit side. Both fade out at the top. */
export function plume(pen: Pen, plan: PlumePlan): string {
  const { random } = pen;
  const [x, y] = plan.foot;
  const puffs = 22;
  const side = pen.lightFromLeft ? -1 : 1;
  let body = "";
  let bright = "";
  for (let i = 0; i < puffs; i++) {
    const t = i / (puffs - 1);
    const radius = plan.width * (0.16 + 0.84 * t ** 0.75) * random.between(0.6, 1.1);
    const sway = Math.sin(t * 5 + plan.lean * 3) * plan.width * 0.35 * t;
    const centre: Point = [
      x + plan.lean * plan.height * t ** 1.6 + sway + (i % 2 === 0 ? 1 : -1) * radius * random.between(0.1, 0.6),
      y - plan.height * 0.94 * t,
    ];
    body += disc(centre, radius);
    bright += disc([centre[0] + side * radius * 0.24, centre[1] - radius * 0.2], radius * 0.62);
  }
  const fade = (colour: Oklab, opacity: number): string =>
    pen.linear(
      [
        [0, colour, 0],
        [0.22, colour, opacity * 0.16],
        [0.5, colour, opacity * 0.6],
        [0.8, colour, opacity],
        [1, colour, opacity],
      ],
      [0, y - plan.height - plan.width],
      [0, y],
    );
  return pen.path(body, fade(plan.colour, plan.opacity)) + pen.path(bright, fade(plan.lit, plan.opacity * 0.55));
}
