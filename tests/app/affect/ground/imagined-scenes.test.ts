/** @file A and B on imagined scenes: a first program's values, printed beside ours. */
import { expect, test } from "vitest";
import { affectA } from "../../../../app/affect/ground/function-a.ts";
import { affectB } from "../../../../app/affect/ground/function-b.ts";
import { PHOTOGRAPHS } from "../../../../app/affect/ground/style-reference.ts";
import { pearson } from "../../../../app/statistics/regression.ts";
import { IMAGINED } from "./imagined.ts";

const TABLE = IMAGINED.map(({ name, depiction, a, b }) => {
  const ourA = affectA(depiction, PHOTOGRAPHS);
  const ourB = affectB(depiction, PHOTOGRAPHS);
  return { name, a, b, ourA: [ourA.valence, ourA.arousal], ourB: [ourB.valence, ourB.arousal] } as const;
});

test("the imagined scenes come out as the table says, within .5 of valence and .4 of arousal", () => {
  const show = (values: readonly number[]): string =>
    values.map((value) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(2)}`).join("/");
  console.log(
    TABLE.map(
      (row) => `${row.name.padEnd(28)} A ${show(row.ourA)} (${show(row.a)})  B ${show(row.ourB)} (${show(row.b)})`,
    ).join("\n"),
  );
  for (const row of TABLE) {
    for (const [ours, expected] of [
      [row.ourA, row.a],
      [row.ourB, row.b],
    ] as const) {
      expect(Math.abs(ours[0] - expected[0]), `${row.name}: valence`).toBeLessThan(0.5);
      expect(Math.abs(ours[1] - expected[1]), `${row.name}: arousal`).toBeLessThan(0.4);
    }
  }
});

test("over the scenes both functions order as the first program's, and agree with each other as there", () => {
  for (const axis of [0, 1] as const) {
    const column = (of: (row: (typeof TABLE)[number]) => readonly number[]): number[] =>
      TABLE.map((row) => of(row)[axis]!);
    const ourA = column((row) => row.ourA);
    const ourB = column((row) => row.ourB);
    expect(
      pearson(
        ourA,
        column((row) => row.a),
      ),
    ).toBeGreaterThan(0.95);
    expect(
      pearson(
        ourB,
        column((row) => row.b),
      ),
    ).toBeGreaterThan(0.93);
    // The first program found .95 and .75 over 27 scenes.
    expect(pearson(ourA, ourB)).toBeGreaterThan([0.88, 0.6][axis]!);
  }
});
