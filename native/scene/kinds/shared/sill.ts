/** @file What stands on a window sill: nothing, a pot plant, a cat looking out, or a candle. */
import type { Element } from "../../../../app/scene/scene.ts";
import { mix } from "../../../../app/colour/oklab.ts";
import type { Oklab } from "../../../../app/colour/oklab.ts";
import type { Box, Pen } from "../../pen.ts";
import { clamp } from "../../shapes.ts";
import { cat } from "../cat.ts";
import { standAt } from "./stand.ts";
import { halo, lamplight, natural } from "./tone.ts";

/**
 * The thing on the sill along the bottom of `box`, left of its middle when the window's turn is below 0.5.
 *
 * @param sill colour of the sill, which the candle's wax takes up
 */
export function onSill(element: Element, pen: Pen, box: Box, sill: Oklab): string {
  const unit = Math.min(box.right - box.left, box.bottom - box.top);
  const x = element.turn < 0.5 ? box.left + 0.3 * (box.right - box.left) : box.right - 0.3 * (box.right - box.left);
  if (element.variant < 0.25) return "";
  if (element.variant < 0.5) {
    const stand = standAt(x, box.bottom + 4, unit * 0.3);
    const leaf = natural(pen, { l: 0.52, a: -0.09, b: 0.08 });
    const leaves = [
      [-34, 84],
      [-20, 100],
      [-2, 108],
      [17, 99],
      [33, 82],
      [-28, 62],
      [27, 60],
    ].map(([tx, ty]) =>
      stand.curve(
        `0,38! ${tx! * 0.7 - 7},${38 + (ty! - 38) * 0.55} ${tx},${ty}! ${tx! * 0.7 + 7},${36 + (ty! - 38) * 0.45}`,
      ),
    );
    return (
      pen.path(leaves.join(""), leaf) +
      pen.path(
        stand.cut("-20,36 -14,0 14,0 20,36") + stand.cut("-22,34 -22,42 22,42 22,34"),
        natural(pen, { l: 0.56, a: 0.09, b: 0.08 }),
      )
    );
  }
  if (element.variant < 0.75) {
    const dark: Element = {
      ...element,
      kind: "cat",
      x: x / pen.frame.width,
      y: (box.bottom + 6) / pen.frame.height,
      size: clamp(unit / 1000 + 0.3),
      variant: 0.2,
      depth: 1,
      colour: { l: -0.05, a: 0, b: 0 },
    };
    return cat.draw(dark, pen);
  }
  const stand = standAt(x, box.bottom + 4, unit * 0.26);
  const flame = lamplight(pen);
  return (
    halo(pen, stand.at(0, 84), unit * 0.34, flame, 0.7) +
    pen.path(
      stand.cut("-11,6 -11,64 11,62 11,6") + stand.limb("-11,62,5 -10,48,5"),
      mix(sill, { l: 0.97, a: 0, b: 0.02 }, 0.75),
    ) +
    pen.path(
      stand.curve("-26,6 -22,0 22,0 26,6 20,9 -20,9") + stand.limb("0,62,2 0,70,2"),
      natural(pen, { l: 0.35, a: 0.03, b: 0.05 }),
    ) +
    pen.path(stand.curve("0,100! 8,84 7,72 0,67 -7,72 -8,84"), { l: 0.85, a: 0.06, b: 0.16 }) +
    pen.path(stand.curve("0,90! 4,79 3,72 0,70 -3,72 -4,79"), { l: 0.97, a: 0, b: 0.07 })
  );
}
