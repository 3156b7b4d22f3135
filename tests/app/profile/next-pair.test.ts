/** @file Which two pictures are asked about next. */
import { describe, expect, test } from "vitest";
import { expectedLogit, logistic } from "../../../app/profile/bayesian-logistic.ts";
import { type Candidate, informationGain, nextPair } from "../../../app/profile/next-pair.ts";
import { NEW_PROFILE } from "../../../app/profile/state.ts";
import { stream } from "../../../app/random/philox.ts";
import { traitsWith } from "../../kit/profile-log.ts";
import fc from "../../kit/fc.ts";

const candidate = (id: string, target: string, traits: Readonly<Record<number, number>> = {}): Candidate => ({
  id,
  target,
  traits: traitsWith(traits),
});
const next = (
  candidates: readonly Candidate[],
  asked: Parameters<typeof nextPair>[2] = [],
  seed = 1,
): ReturnType<typeof nextPair> => nextPair(NEW_PROFILE, candidates, asked, stream(seed, "pairs"));

describe("the next pair", () => {
  test("is of one target", () => {
    expect(next([candidate("one", "sad"), candidate("two", "joyful")])).toBeUndefined();
    expect(next([candidate("one", "sad"), candidate("two", "sad", { 7: 1 })])).toBeDefined();
  });

  test("is one that was not asked, in either order", () => {
    const two = [candidate("one", "sad"), candidate("two", "sad", { 7: 1 })];
    expect(next(two, [{ a: "one", b: "two" }])).toBeUndefined();
    expect(next(two, [{ a: "two", b: "one" }])).toBeUndefined();
  });

  test("is one whose outcome is open because the taste is, not because one picture is plainly nearer", () => {
    const candidates = [
      candidate("plain", "sad"),
      candidate("nearer", "sad", { 0: 4 }),
      candidate("warmer", "sad", { 7: 4 }),
      candidate("like plain", "sad", { 7: 0.1 }),
    ];
    for (let seed = 0; seed < 20; seed++) {
      const { a, b } = next(candidates, [], seed)!;
      expect([a, b]).toContain("warmer");
      expect([a, b]).not.toContain("nearer");
    }
  });

  test("has its sides at random and is the same for the same stream", () => {
    const two = [candidate("one", "sad"), candidate("two", "sad", { 7: 1 })];
    const left = Array.from({ length: 200 }, (_, seed) => next(two, [], seed)!.a);
    const share = left.filter((id) => id === "one").length / left.length;
    expect(Math.abs(share - 0.5)).toBeLessThan(0.12);
    expect(next(two, [], 7)).toEqual(next(two, [], 7));
  });

  test("is found among thousands of pictures", () => {
    const many = Array.from({ length: 3000 }, (_, i) => candidate(`${i}`, `${i % 1000}`, { 7: i % 7 }));
    const pair = next(many)!;
    expect(Number(pair.a) % 1000).toBe(Number(pair.b) % 1000);
    expect(pair.a).not.toBe(pair.b);
  });
});

describe("what an answer tells", () => {
  test("is between nothing and one bit, and grows with the doubt about the score", () => {
    const number = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(number, fc.double({ min: 0, max: 4, noNaN: true }), (mean, sd) => {
        const gain = informationGain({ mean, sd });
        expect(gain).toBeGreaterThanOrEqual(0);
        expect(gain).toBeLessThan(Math.LN2);
        expect(gain).toBeCloseTo(informationGain({ mean: -mean, sd }), 12);
      }),
    );
    expect(informationGain({ mean: 0, sd: 0 })).toBeCloseTo(0, 12);
    expect(informationGain({ mean: 0, sd: 1 })).toBeLessThan(informationGain({ mean: 0, sd: 2 }));
    expect(informationGain({ mean: 3, sd: 1 })).toBeLessThan(informationGain({ mean: 0, sd: 1 }));
  });

  test("agrees with a plain count over draws", () => {
    const random = stream(1, "draws");
    const entropy = (p: number): number => -p * Math.log(p) - (1 - p) * Math.log(1 - p);
    const [mean, sd, draws] = [0.7, 1.3, 200_000];
    let sum = 0;
    for (let i = 0; i < draws; i++) sum += entropy(logistic(mean + sd * random.normal()));
    const expected = entropy(logistic(expectedLogit({ mean, sd }))) - sum / draws;
    expect(informationGain({ mean, sd })).toBeCloseTo(expected, 2);
  });
});
