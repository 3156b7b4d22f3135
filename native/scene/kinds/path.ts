/** @file A path or road that winds from the viewer's feet to a far point, narrowing with distance. */
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Element } from "../../../app/scene/scene.ts";
import { bleed } from "../frame.ts";
import type { Drawing, Frame, Point } from "../pen.ts";
import { box, offset, short, smooth, underSnow } from "../shapes.ts";

function nearWidth(element: Element): number {
  return 120 + element.size * 260;
}

/** Where the middle of the path is at `t`, 0 far … 1 at the bottom, and half its width there. */
function courseOf(
  element: Element,
  frame: Frame,
): (t: number) => { readonly x: number; readonly y: number; readonly half: number } {
  const farX = element.x * frame.width;
  const farY = element.y * frame.height;
  const bottom = frame.height + bleed(frame);
  const nearX = farX + (element.turn - 0.5) * 1.1 * frame.width;
  const winding = 40 + 190 * element.roughness;
  return (t) => {
    const near = t ** 1.7;
    return {
      x: farX + (nearX - farX) * near + Math.sin(t * 7.2) * winding * (0.12 + 0.88 * t) * (1 - t * 0.35),
      y: farY + (bottom - farY) * near,
      half: 2 + (nearWidth(element) / 2) * near ** 1.1,
    };
  };
}

/** x, y: its far end. turn: which way the near end lies. variant: below 0.4 earth, below 0.7 stones, else a road with a centre line. */
export const path: Drawing = {
  layer: "land",
  draw(element, pen) {
    const { globals, random } = pen;
    const at = courseOf(element, pen.frame);
    const steps = 16;
    const left: Point[] = [];
    const right: Point[] = [];
    for (let i = 0; i <= steps; i++) {
      const { x, y, half } = at(i / steps);
      left.push([x - half, y]);
      right.push([x + half, y]);
    }
    const outline = `${smooth(left)}L${smooth(right.toReversed()).slice(1)}Z`;
    const road = element.variant >= 0.7;
    const earth = road
      ? mix(pen.ramp(element.depth), globals.skyMiddle, 0.3)
      : mix(pen.ramp(element.depth), globals.light, 0.42);
    const colour = underSnow(pen, offset(earth, element.colour), element.depth, 0.7);
    const far = mix(colour, globals.skyHorizon, 0.25 + 0.4 * globals.haze);
    const surface = pen.linear(
      [
        [0, far, 0],
        [0.1, far, 0.9],
        [0.45, colour],
        [1, shade(colour, -0.06)],
      ],
      [0, left[0]![1]],
      [0, pen.frame.height],
    );
    let drawn = pen.path(outline, surface);
    const dark = shade(colour, -0.1);
    if (pen.detail === "full")
      drawn += pen.path(smooth(pen.lightFromLeft ? right : left), "none", {
        opacity: 0.35,
        stroke: { colour: dark, width: 4, cap: "round" },
      });
    let marks = "";
    const spaces = road ? 12 : 26;
    for (let i = 1; i < spaces; i++) {
      const t = (i + 0.3) / spaces;
      const { x, y, half } = at(t);
      const next = at(t + 0.42 / spaces);
      if (road)
        marks += `M${short(x - half * 0.035)} ${short(y)}h${short(half * 0.07)}L${short(next.x + next.half * 0.035)} ${short(next.y)}h${short(-next.half * 0.07)}Z`;
      else if (element.variant >= 0.4)
        for (const column of [-0.55, 0, 0.55]) {
          const w = half * random.between(0.2, 0.27);
          const high = (next.y - y) * random.between(0.7, 1);
          const cx = x + (column + random.between(-0.06, 0.06) + (i % 2 === 0 ? 0.14 : -0.14)) * half;
          marks += `M${short(cx - w)} ${short(y)}a${short(w)} ${short(high)} 0 1 0 ${short(2 * w)} 0a${short(w)} ${short(high)} 0 1 0 ${short(-2 * w)} 0Z`;
        }
    }
    if (marks !== "")
      drawn += pen.path(marks, road ? mix(colour, globals.light, 0.75) : mix(colour, globals.light, 0.35), {
        opacity: road ? 0.85 : 0.6,
      });
    return drawn;
  },
  extent(element, frame) {
    const at = courseOf(element, frame);
    const course = Array.from({ length: 9 }, (_, i) => at(i / 8));
    return box(
      Math.min(...course.map(({ x, half }) => x - half)),
      element.y * frame.height,
      Math.max(...course.map(({ x, half }) => x + half)),
      frame.height,
    );
  },
  fill: 0.4,
};
