/** @file Arranging: what covers its neighbour steps aside, no further than allowed, and alike along a series. */
import { describe, expect, test } from "vitest";
import { stream } from "../../../../app/random/philox.ts";
import type { Kind } from "../../../../app/scene/kinds.ts";
import type { Element, Scene } from "../../../../app/scene/scene.ts";
import { arrangeScene } from "../../../../native/scene/settle/arrange.ts";
import { composeScene } from "../../../../native/scene/grammar/compose.ts";
import { element } from "../scenes.ts";

const { globals } = composeScene({ setting: "meadow", mood: { valence: 0, arousal: 0 } }, stream(3, "arrange")).scene;

const thing = (kind: Kind, x: number, fields: Partial<Element> = {}): Element =>
  element(kind, { x, y: 0.8, depth: 0.8, ...fields });

const places = (...elements: readonly Element[]): number[] =>
  arrangeScene({ globals, elements } satisfies Scene).elements.map(({ x }) => x);

describe("arrangeScene", () => {
  test("parts two things on one spot, the smaller by more", () => {
    const [house, dog] = places(thing("house", 0.5), thing("dog", 0.52, { size: 0.3 }));
    expect(dog! - house!).toBeGreaterThan(0.08);
    expect(Math.abs(dog! - 0.52)).toBeGreaterThan(Math.abs(house! - 0.5));
  });

  test("leaves alone what has room, and what is not standing", () => {
    const apart = [thing("house", 0.2), thing("tree", 0.8), thing("sun", 0.8, { y: 0.2 }), thing("hills", 0.5)];
    expect(places(...apart)).toEqual([0.2, 0.8, 0.8, 0.5]);
  });

  test("lets a near thing stand before a far one", () => {
    const overlapping = places(thing("house", 0.5, { depth: 0.2 }), thing("dog", 0.5, { depth: 0.95, size: 0.3 }));
    expect(overlapping).toEqual([0.5, 0.5]);
  });

  test("moves nothing by more than a fifth of the frame, nor out of it", () => {
    const heap = Array.from({ length: 6 }, (_, i) => thing("house", 0.88 + i * 0.001));
    for (const [i, x] of places(...heap).entries()) {
      expect(Math.abs(x - heap[i]!.x)).toBeLessThanOrEqual(0.2 + 1e-9);
      expect(x).toBeLessThanOrEqual(0.95);
    }
  });

  test("arranges frames that hardly differ alike", () => {
    const frame = (shift: number): number[] =>
      places(thing("house", 0.5 + shift), thing("tree", 0.53 + shift), thing("church", 0.6), thing("horse", 0.56));
    const [one, other] = [frame(0), frame(0.004)];
    expect(Math.max(...one.map((x, i) => Math.abs(x - other[i]!)))).toBeLessThan(0.02);
  });
});
