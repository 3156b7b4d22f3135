/** @file Alarms on curves like those of runs that went wrong, and which point is kept. */
import { expect, test } from "vitest";
import { alarmsAt, bestPoint } from "../../../app/tune/guards.ts";
import type { CurvePoint } from "../../../app/tune/progress.ts";

/** A point with both axes alike. */
function point(step: number, change: Partial<CurvePoint> & { j?: number; w?: number; r?: number } = {}): CurvePoint {
  const { j = 1.2, w = 1.3, r = 0.2, ...rest } = change;
  const both = (value: number) => ({ valence: value, arousal: value });
  return {
    step,
    seconds: step,
    pictures: 0,
    reward: 0.7,
    judge: { error: both(j), r: both(r) },
    witness: { error: both(w), r: both(r) },
    diversity: 0.3,
    diversityWithin: 0.28,
    elements: 18,
    adherence: 0.97,
    validity: 0.99,
    outOfRange: 0,
    drift: 0,
    ...rest,
  };
}
const codes = (curve: readonly CurvePoint[]): string[] => alarmsAt(curve).map(({ code }) => code);

test("nothing rings at the start, nor while both judges come nearer", () => {
  expect(codes([point(0)])).toEqual([]);
  expect(codes([point(0), point(10, { j: 0.8, w: 0.9, r: 0.7 }), point(20, { j: 0.6, w: 0.8, r: 0.8 })])).toEqual([]);
});

test("judges that part stop the run, and what is kept is from before the witness turned", () => {
  const curve = [
    point(0),
    point(10, { j: 0.8, w: 0.9, r: 0.7 }),
    point(20, { j: 0.7, w: 0.8, r: 0.75 }),
    point(30, { j: 0.65, w: 0.83, r: 0.8 }),
    point(40, { j: 0.6, w: 0.85, r: 0.8 }),
    point(50, { j: 0.55, w: 0.87, r: 0.8 }),
  ];
  expect(alarmsAt(curve)).toMatchObject([{ code: "judgesPart", stops: true, step: 50 }]);
  expect(bestPoint(curve)?.step).toBe(20);
  expect(codes(curve.slice(0, -1))).toEqual([]);
});

test("shrinking to the centre: the error falls, nothing follows the target", () => {
  expect(codes([point(0), point(40, { j: 0.95, w: 1.1, r: 0.17 })])).toEqual(["centre"]);
});

test("a run that goes on from a good adapter is not taken for one that shrinks", () => {
  expect(codes([point(0, { j: 0.7, w: 0.8, r: 0.8 }), point(40, { j: 0.55, w: 0.75, r: 0.82 })])).toEqual([]);
});

test("element collapse, as NFT without a leash did it (16.6 → 10.6 things)", () => {
  const alarms = alarmsAt([point(0, { elements: 16.6 }), point(40, { elements: 10.6, j: 0.9, r: 0.5 })]);
  expect(alarms).toMatchObject([{ code: "elements", stops: true }]);
  expect(alarms[0]!.sentence).toBe("Scenes hold 64 % of the things they held at the start.");
});

test("one palette: the spread falls (0.237 → 0.097 within hindsight without replay)", () => {
  const start = point(0, { diversity: 0.237, diversityWithin: 0.22 });
  expect(codes([start, point(40, { diversity: 0.097, diversityWithin: 0.09, j: 0.4, w: 0.5, r: 0.8 })])).toEqual([
    "diversity",
  ]);
});

test("a milder fall warns and does not stop", () => {
  const [alarm] = alarmsAt([point(0), point(10, { j: 0.6, w: 0.7, r: 0.8, diversityWithin: 0.19 })]);
  expect(alarm).toMatchObject({ code: "diversity", stops: false });
});

test("a point at which something rang that stops is never kept", () => {
  const curve = [point(0), point(10, { j: 0.9, w: 1, r: 0.6 }), point(20, { j: 0.3, w: 0.9, r: 0.9, adherence: 0.8 })];
  expect(bestPoint(curve)?.step).toBe(10);
  expect(bestPoint([point(0)])).toBeUndefined();
});
