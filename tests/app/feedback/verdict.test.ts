/** @file Better, worse or unclear, from rewards on the same seeds. */
import { describe, expect, test } from "vitest";
import { verdictOf } from "../../../app/feedback/verdict.ts";
import { stream } from "../../../app/random/philox.ts";
import fc from "../../kit/fc.ts";

describe("the verdict", () => {
  test.each([
    [[0.5, 0.6, 0.4, 0.5], [0.6, 0.7, 0.52, 0.58], "better"],
    [[0.6, 0.7, 0.52, 0.58], [0.5, 0.6, 0.4, 0.5], "worse"],
    [[0.5, 0.6, 0.4, 0.5], [0.7, 0.5, 0.5, 0.4], "unclear"],
    [[0.5, 0.5], [0.6, 0.6], "better"],
    [[0.5, 0.5], [0.5, 0.5], "unclear"],
    [[0.5, null, 0.5], [0.6, 0.1, 0.6], "better"],
    [[0.5], [0.9], "unclear"],
    [[0.5, null], [null, 0.9], "unclear"],
    [[], [], "unclear"],
  ] as const)("%o → %o is %s", (before, after, expected) => {
    expect(verdictOf(before, after)).toBe(expected);
  });

  test("turns with the order of the rounds", () => {
    const rewards = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 });
    const opposite = { better: "worse", worse: "better", unclear: "unclear" } as const;
    fc.assert(
      fc.property(rewards, rewards, (one, other) => {
        expect(verdictOf(other, one)).toBe(opposite[verdictOf(one, other)]);
      }),
    );
  });

  test("calls one in ten rounds that changed nothing better or worse", () => {
    const random = stream(7, "verdict");
    const round = (): number[] => Array.from({ length: 4 }, () => random.normal());
    const verdicts = Array.from({ length: 4000 }, () => verdictOf(round(), round()));
    const wrong = verdicts.filter((verdict) => verdict !== "unclear").length / verdicts.length;
    expect(wrong).toBeGreaterThan(0.085);
    expect(wrong).toBeLessThan(0.115);
  });
});
