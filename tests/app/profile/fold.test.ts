/** @file The profile as a fold of its log: the same to the last bit however it is folded, and only of what counts. */
import { describe, expect, test } from "vitest";
import { foldProfile } from "../../../app/profile/fold.ts";
import type { LoggedEntry } from "../../../app/profile/log.ts";
import { importEntry, writeProfile } from "../../../app/profile/profile-file.ts";
import { NEW_PROFILE } from "../../../app/profile/state.ts";
import { tasteOf } from "../../../app/profile/taste.ts";
import {
  anyLog,
  corrected,
  decided,
  JUDGE,
  logged,
  measured,
  rated,
  STILL,
  traitsWith,
} from "../../kit/profile-log.ts";
import fc from "../../kit/fc.ts";

/** Doubles print so that they are read back bit by bit; only −0 has to be told from 0. */
const bits = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (Object.is(one, -0) ? "minus zero" : one));

const warm = traitsWith({ 7: 1 });
const liking = (log: readonly LoggedEntry[]): number => foldProfile(log).preference.own.mean[7]!;

describe("the same log gives the same profile", () => {
  test("in one go, entry by entry, in any stretches, and after a way through JSON", () => {
    fc.assert(
      fc.property(anyLog, fc.array(fc.integer({ min: 0, max: 40 })), (log, stops) => {
        const whole = bits(foldProfile(log));
        const oneByOne = log.reduce((state, _, i) => foldProfile(log.slice(0, i + 1), state), NEW_PROFILE);
        const stretches = [...stops, log.length]
          .filter((stop) => stop <= log.length)
          .toSorted((one, other) => one - other)
          .reduce((state, stop) => foldProfile(log.slice(0, stop), state), NEW_PROFILE);
        const reread = foldProfile(JSON.parse(JSON.stringify(log)) as LoggedEntry[]);
        const fromState = foldProfile(log, JSON.parse(JSON.stringify(stretches)) as typeof stretches);
        for (const state of [oneByOne, stretches, reread, fromState]) expect(bits(state)).toBe(whole);
      }),
      { numRuns: 150 },
    );
  });

  test("as one in which what was taken back never happened", () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        const last = log.findLast(({ entry }) => entry.kind !== "undone");
        if (last === undefined) return;
        const undone = [
          ...log,
          { ...last, number: log.length + 1, entry: { kind: "undone" as const, number: last.number } },
        ];
        const without = log.map((one) =>
          one === last ? { ...one, entry: measured("nothing that a profile is made of") } : one,
        );
        expect(bits({ ...foldProfile(undone), through: 0 })).toBe(bits({ ...foldProfile(without), through: 0 }));
      }),
    );
  });
});

describe("what counts", () => {
  test("every decision is counted as what it was", () => {
    const { counts, preference } = foldProfile(
      logged(decided("accept"), decided("edit"), decided("reject"), rated(5), rated(3, STILL, "two")),
    );
    expect(counts).toEqual({ accepted: 1, edited: 1, rejected: 1, pairs: 0, rated: 1 });
    expect(preference.labels).toBe(3);
  });

  test("what is accepted is liked, what is rejected is not, an edit half as much as an acceptance", () => {
    expect(liking(logged(decided("accept", warm)))).toBeGreaterThan(liking(logged(decided("edit", warm))));
    expect(liking(logged(decided("edit", warm)))).toBeGreaterThan(0);
    expect(liking(logged(decided("reject", warm)))).toBeLessThan(0);
  });

  test("four stars and five are a yes, one and two a no, three and none nothing", () => {
    const sign = [0, 1, 2, 3, 4, 5].map((stars) => Math.sign(liking(logged(rated(stars, warm)))));
    expect(sign).toEqual([0, -1, -1, 0, 1, 1]);
  });

  test("of several ratings and corrections of one picture the last", () => {
    expect(liking(logged(rated(5, warm), rated(1, warm)))).toBe(liking(logged(rated(1, warm))));
    const { corrections } = foldProfile(logged(corrected(0, 1, "one"), corrected(0, 1, "two"), corrected(0, 2, "one")));
    expect(corrections.map(({ felt }) => felt.valence)).toEqual([1, 2]);
  });

  test("what was taken back does not, unless that was taken back as well", () => {
    const once = liking(logged(decided("accept", warm)));
    expect(liking(logged(decided("accept", warm), { kind: "undone", number: 1 }))).toBe(0);
    const restored = logged(decided("accept", warm), { kind: "undone", number: 1 }, { kind: "undone", number: 2 });
    expect(liking(restored)).toBe(once);
  });

  test("a taste that fits nothing any more teaches nothing", () => {
    expect(foldProfile(logged(decided("accept", [1, 2]))).counts.accepted).toBe(0);
  });

  test("a new sitting forgets how readily one accepted, and a little of the rest", () => {
    const accepted = Array.from({ length: 8 }, () => decided("accept", warm, 1));
    const before = foldProfile(logged(...accepted)).preference.own;
    const after = foldProfile(logged(...accepted, decided("accept", STILL, 2))).preference.own;
    expect(before.mean[16]).toBeGreaterThan(0.5);
    expect(after.mean[16]).toBeLessThan(before.mean[16]!);
    expect(after.covariance[7]![7]).toBeGreaterThan(before.covariance[7]![7]!);
  });
});

describe("a reset", () => {
  const learned = [
    decided("accept", warm),
    corrected(0, 1),
    measured("add:flowers"),
    { kind: "weights.set", weights: { valence: 2, arousal: 2, preference: 0.2 } } as const,
  ];
  const reset = (what: "preference" | "calibration" | "effects" | "all"): ReturnType<typeof foldProfile> =>
    foldProfile(logged(...learned, { kind: "reset", what }));
  const whole = foldProfile(logged(...learned));

  test("takes what it names and nothing else", () => {
    expect(reset("preference")).toEqual({
      ...whole,
      through: 5,
      counts: NEW_PROFILE.counts,
      preference: NEW_PROFILE.preference,
    });
    expect(reset("calibration")).toEqual({
      ...whole,
      through: 5,
      corrections: [],
      calibration: NEW_PROFILE.calibration,
    });
    expect(reset("effects")).toEqual({ ...whole, through: 5 });
    expect(reset("all")).toEqual({ ...NEW_PROFILE, through: 5 });
  });

  test("can be taken back", () => {
    const back = foldProfile(logged(...learned, { kind: "reset", what: "all" }, { kind: "undone", number: 5 }));
    expect(bits({ ...back, through: 0 })).toBe(bits({ ...whole, through: 0 }));
  });
});

test("a profile from a file takes the place of what was learned, and goes on", () => {
  const theirs = logged(...Array.from({ length: 6 }, () => decided("reject", warm)), corrected(1, 2));
  const text = writeProfile(foldProfile(theirs), theirs, false, {
    profileId: "theirs",
    created: 0,
    baseModel: null,
    evaluator: JUDGE,
    program: "test",
  });
  const mine = logged(decided("accept", warm), importEntry(text));
  const state = foldProfile(mine);
  expect(tasteOf(state, warm)).toEqual(tasteOf(foldProfile(theirs), warm));
  expect([state.counts.rejected, state.counts.accepted, state.corrections.length]).toEqual([6, 0, 1]);
  expect(state.parent).toBe("theirs");
  const on = foldProfile([...mine, ...logged(decided("reject", warm)).map((one) => ({ ...one, number: 3 }))]);
  expect(on.counts.rejected).toBe(7);
});

test("an imported profile that can no longer be read changes nothing", () => {
  const log = logged(decided("accept", warm), { kind: "imported", profile: { format: "circumplex-profile" } });
  expect({ ...foldProfile(log), through: 1 }).toEqual(foldProfile(log.slice(0, 1)));
});
