/** @file Plans of rounds and controls: the same seeds in every round, others in the control, one prompt and one target. */
import { expect, test } from "vitest";
import { affect } from "../../../app/affect/plane.ts";
import { planControl, planRound, type RoundWish } from "../../../app/feedback/round-plan.ts";
import { MAX_FRAMES, parseSeriesRequest } from "../../../app/series/request.ts";
import fc from "../../kit/fc.ts";

const TARGET = affect(1, -1);

const wishes = fc
  .record({ seed: fc.maxSafeNat(), images: fc.integer({ min: 2, max: 8 }) })
  .map(({ seed, images }): RoundWish => {
    const path = [affect(-2, 0), affect(2, 0)];
    const request = parseSeriesRequest({ prompt: "a boat", path, seed, size: 256, pack: "other" });
    return { request, prompt: "a red boat", target: TARGET, images };
  });

test("rounds have the seeds from the first one on, whatever their prompt", () => {
  const request = parseSeriesRequest({ prompt: "a boat", path: [TARGET, TARGET], seed: 40 });
  const { frames } = planRound({ request, prompt: "a red boat", target: TARGET, images: 3 });
  expect(frames).toEqual(
    [0, 1, 2].map((index) => ({ index, target: TARGET, prompt: "a red boat", seed: 40 + index, sharedNoise: 0.96 })),
  );
});

test("no two pictures of a round and its control have the same seed, and every seed is one", () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 1, max: 200 }), (wish, length) => {
      const frames = [...planRound(wish).frames, ...planControl(wish, 0, length).frames];
      expect(new Set(frames.map(({ seed }) => seed)).size).toBe(wish.images + length);
      expect(frames.every(({ seed }) => Number.isSafeInteger(seed) && seed >= 0)).toBe(true);
    }),
  );
});

test("a control that grows is the one that was planned at once", () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 80 }), (wish, one, more) => {
      const grown = [...planControl(wish, 0, one).frames, ...planControl(wish, one, one + more).frames];
      expect(grown).toEqual(planControl(wish, 0, one + more).frames);
    }),
  );
});

test("the request of a plan is one that can be asked", () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 2, max: 200 }), (wish, length) => {
      for (const [{ request }, count] of [
        [planRound(wish), wish.images],
        [planControl(wish, 0, length), Math.min(length, MAX_FRAMES)],
      ] as const) {
        expect(parseSeriesRequest(request)).toEqual({
          ...wish.request,
          prompt: "a red boat",
          path: [TARGET, TARGET],
          frames: count,
        });
      }
    }),
  );
});
