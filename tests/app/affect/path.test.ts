/** @file Paths: exact ends, equal steps, no overshoot, and refusals in one sentence. */
import { describe, expect, test } from "vitest";
import { affectPath, sample } from "../../../app/affect/path.ts";
import { formatPath, parseAffect, parsePath } from "../../../app/affect/path-text.ts";
import { type Affect, affect, distance } from "../../../app/affect/plane.ts";
import fc from "../../kit/fc.ts";

const SEED = { seed: 20261122 };
const coordinate = fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10);
const point = fc.tuple(coordinate, coordinate).map(([valence, arousal]) => affect(valence, arousal));
const points = fc.array(point, { minLength: 2, maxLength: 7 });

/** Length walked along the path between two shares, measured with many short steps. */
function walked(path: { at(share: number): Affect }, from: number, to: number): number {
  const steps = 2000;
  let length = 0;
  let before = path.at(from);
  for (let i = 1; i <= steps; i++) {
    const next = path.at(from + ((to - from) * i) / steps);
    length += distance(before, next);
    before = next;
  }
  return length;
}

describe("sample", () => {
  test("gives the ends exactly", () => {
    fc.assert(
      fc.property(points, fc.integer({ min: 2, max: 20 }), (controls, count) => {
        const targets = sample(affectPath(controls), count);
        expect(targets).toHaveLength(count);
        expect(targets[0]).toEqual(controls[0]);
        expect(targets.at(-1)).toEqual(controls.at(-1));
      }),
      SEED,
    );
  });

  test("spaces targets equally along the path", () => {
    fc.assert(
      fc.property(points, (controls) => {
        const path = affectPath(controls);
        for (let i = 0; i < 4; i++) {
          expect(Math.abs(walked(path, i / 4, (i + 1) / 4) - path.length / 4)).toBeLessThan(
            0.004 + path.length * 0.002,
          );
        }
      }),
      { ...SEED, numRuns: 40 },
    );
  });

  test("stays inside the box of the control points and passes near every one of them", () => {
    fc.assert(
      fc.property(points, (controls) => {
        const targets = sample(affectPath(controls), 400);
        const within = (axis: "valence" | "arousal"): boolean => {
          const bounds = controls.map((control) => control[axis]);
          return targets.every((target) => target[axis] >= Math.min(...bounds) && target[axis] <= Math.max(...bounds));
        };
        expect(within("valence") && within("arousal")).toBe(true);
        const reach = affectPath(controls).length / 399;
        for (const control of controls) {
          expect(Math.min(...targets.map((target) => distance(target, control)))).toBeLessThanOrEqual(reach + 1e-9);
        }
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  test("never turns back on a rising path", () => {
    fc.assert(
      fc.property(fc.uniqueArray(coordinate, { minLength: 3, maxLength: 8 }), (values) => {
        const rising = values.toSorted((one, other) => one - other);
        const targets = sample(affectPath(rising.map((value) => affect(value, -value))), 50);
        for (let i = 1; i < targets.length; i++) {
          expect(targets[i]!.valence).toBeGreaterThan(targets[i - 1]!.valence);
          expect(targets[i]!.arousal).toBeLessThan(targets[i - 1]!.arousal);
        }
      }),
      SEED,
    );
  });

  test("a straight line is cut into equal parts", () => {
    const targets = sample(affectPath([affect(-2, -1), affect(2, 1)]), 5);
    const expected = [
      [-2, -1],
      [-1, -0.5],
      [0, 0],
      [1, 0.5],
      [2, 1],
    ];
    for (const [i, target] of targets.entries()) {
      expect(target.valence).toBeCloseTo(expected[i]![0]!, 9);
      expect(target.arousal).toBeCloseTo(expected[i]![1]!, 9);
    }
  });

  test("equal points give copies, and a repeated point changes nothing", () => {
    const still = affect(1, -1);
    expect(sample(affectPath([still, still, still]), 3)).toEqual([still, still, still]);
    const [a, b, c] = [affect(-2, 0), affect(0, 1), affect(2, 0)];
    expect(sample(affectPath([a, b, b, c]), 9)).toEqual(sample(affectPath([a, b, c]), 9));
  });

  test("points too near to be told apart count once, and the ends stay exact", () => {
    const corners = [affect(-3, -3), affect(3, 3), affect(-3, -3), affect(0, 0)];
    const targets = sample(affectPath([...corners, affect(0, 1e-17)]), 5);
    expect(targets.at(-1)).toEqual(affect(0, 1e-17));
    expect(targets.slice(0, -1)).toEqual(sample(affectPath(corners), 5).slice(0, -1));
  });

  test("refuses too few points or samples", () => {
    expect(() => affectPath([affect(0, 0)])).toThrow("A path needs two points or more, this one has 1.");
    expect(() => sample(affectPath([affect(0, 0), affect(1, 1)]), 1)).toThrow(RangeError);
  });
});

describe("parsePath", () => {
  test("reads points with spaces, semicolons and typographic minus signs", () => {
    expect(parsePath(" -2,-1  0 , .5;2,+1.5 ")).toEqual([affect(-2, -1), affect(0, 0.5), affect(2, 1.5)]);
    expect(parseAffect("1.2,−0.8")).toEqual(affect(1.2, -0.8));
  });

  test("reads back what formatPath writes", () => {
    fc.assert(
      fc.property(points, (controls) => {
        expect(parsePath(formatPath(controls))).toEqual(
          controls.map(({ valence, arousal }) => affect(valence, arousal)),
        );
      }),
      SEED,
    );
  });

  test.each([
    ["", "The path is empty: write two points or more such as -2,-1 2,1."],
    ["  ", "The path is empty: write two points or more such as -2,-1 2,1."],
    ["1,1", "The path has only one point, “1,1”: write two or more such as -2,-1 2,1."],
    ["1,1 2", "“2” is not a point: write valence,arousal such as 1.2,-0.8."],
    ["1,1 2,x", "“x” in “2,x” is not a number."],
    ["1,1 2,NaN", "“NaN” in “2,NaN” is not a number."],
    ["1,1 2,", "“” in “2,” is not a number."],
    ["1,1 4,0", "In “4,0”: the valence 4 lies outside −3 … 3."],
  ])("refuses %j", (text, sentence) => {
    expect(() => parsePath(text)).toThrow(new RangeError(sentence));
  });
});
