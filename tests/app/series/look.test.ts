/** @file One word for how a frame looks, and one line for a series. */
import { describe, expect, test } from "vitest";
import { lookOf } from "../../../app/series/look.ts";
import { summarise } from "../../../app/series/summary.ts";
import { frameWith, measuredAt } from "../../kit/series-frame.ts";

describe("the look of a frame", () => {
  test("is its state until it is finished, even while an earlier picture is there", () => {
    for (const state of ["waiting", "drawing", "measuring", "failed", "cancelled", "interrupted"] as const) {
      expect(lookOf(frameWith({ state, measurement: measuredAt(0, 0) }), 1)).toEqual({ kind: state });
    }
  });

  test("is measured up to the tolerance and flagged beyond it", () => {
    const frame = frameWith({ measurement: measuredAt(-0.5, 0) });
    const shown = { measured: measuredAt(-0.5, 0), drift: { distance: 0.5, direction: "sad" } };
    expect(lookOf(frame, 0.5)).toEqual({ kind: "measured", ...shown });
    expect(lookOf(frame, 0.49)).toEqual({ kind: "flagged", ...shown });
  });

  test("is unmeasured without a judge, and when the judge's scale is not that of the target", () => {
    expect(lookOf(frameWith({}), 1)).toEqual({ kind: "unmeasured" });
    expect(lookOf(frameWith({ measurement: { ...measuredAt(0, 0), scale: "rated" } }), 1)).toEqual({
      kind: "unmeasured",
    });
  });
});

describe("the summary of a series", () => {
  const frames = [-2, 0, 2].map((valence, index) =>
    frameWith({ index, target: { valence, arousal: 0 }, measurement: measuredAt(valence + 0.25, 0.5) }),
  );

  test("counts, averages and ranks what is measured", () => {
    expect(summarise([...frames, frameWith({ index: 3, state: "waiting" })])).toEqual({
      of: 4,
      measured: 3,
      meanError: { valence: 0.25, arousal: 0.5 },
      agreement: { valence: 1, arousal: undefined },
    });
  });

  test("claims no order of two frames and no error of none", () => {
    expect(summarise(frames.slice(1)).agreement).toEqual({ valence: undefined, arousal: undefined });
    expect(summarise([frameWith({ state: "waiting" })])).toEqual({
      of: 1,
      measured: 0,
      meanError: null,
      agreement: { valence: undefined, arousal: undefined },
    });
  });
});
