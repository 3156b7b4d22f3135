/** @file Profiles as files: what is written is read back to the last bit, and what does not hold is refused in one sentence. */
import { describe, expect, test } from "vitest";
import { foldProfile } from "../../../app/profile/fold.ts";
import type { LoggedEntry, ProfileEntry } from "../../../app/profile/log.ts";
import { effectsIn, importEntry, type ProfileFile, writeProfile } from "../../../app/profile/profile-file.ts";
import { liking, steering, tasteOf } from "../../../app/profile/taste.ts";
import { felt } from "../../../app/profile/felt.ts";
import { anyLog, decided, JUDGE, logged, measured, traitsWith } from "../../kit/profile-log.ts";
import fc from "../../kit/fc.ts";

const PROVENANCE = { profileId: "a", created: 0, baseModel: null, evaluator: JUDGE, program: "Circumplex 0" };
const write = (log: readonly LoggedEntry[], history = false): string =>
  writeProfile(foldProfile(log), log, history, PROVENANCE);
const bring = (text: string, number = 1): LoggedEntry => ({ ...logged(importEntry(text))[0]!, number });

describe("a file that is brought in", () => {
  test("gives the same predictions, weights, sense of mood and effects, to the last bit", () => {
    const picture = traitsWith({ 0: 0.3, 7: -1.1, 12: 2 });
    fc.assert(
      fc.property(anyLog, fc.boolean(), (log, history) => {
        const before = foldProfile(log);
        const brought = [bring(write(log, history))];
        const after = foldProfile(brought);
        expect(tasteOf(after, picture)).toEqual(tasteOf(before, picture));
        expect(liking(after.preference.own, picture)).toEqual(liking(before.preference.own, picture));
        expect(steering(after)).toBe(steering(before));
        expect(felt(after, { valence: 1, arousal: -1 })).toEqual(felt(before, { valence: 1, arousal: -1 }));
        expect([after.counts, after.weights, after.corrections]).toEqual([
          before.counts,
          before.weights,
          before.corrections,
        ]);
        expect(effectsIn(brought)).toEqual(effectsIn(log));
        expect({ ...JSON.parse(write(brought)), parentProfile: null }).toEqual(JSON.parse(write(log)));
      }),
      { numRuns: 50 },
    );
  });

  test("names the one it goes on from", () => {
    expect((JSON.parse(write([bring(write([]))])) as ProfileFile).parentProfile).toBe("a");
  });
});

describe("the history", () => {
  test("is in the file only when it is wished for, and never nested", () => {
    const log = [...logged(decided("accept")), bring(write(logged(decided("reject")), true), 2)];
    expect((JSON.parse(write(log)) as ProfileFile).history).toBeNull();
    const { history } = JSON.parse(write(log, true)) as ProfileFile;
    expect(history!.map(({ entry }) => entry.kind)).toEqual(["suggestion.decided", "imported"]);
    const { profile } = history![1]!.entry as ProfileEntry & { kind: "imported" };
    expect((profile as ProfileFile).history).toBeNull();
  });

  test("stays behind when the file is brought in", () => {
    const { profile } = importEntry(write(logged(decided("accept")), true)) as ProfileEntry & { kind: "imported" };
    expect((profile as ProfileFile).history).toBeNull();
  });
});

test("effects count since the last reset of them, those of a file in the place of older ones", () => {
  const families = (log: readonly LoggedEntry[]): string[] => effectsIn(log).flatMap((effect) => effect.families);
  const reset = (what: "effects" | "all" | "preference"): ProfileEntry => ({ kind: "reset", what });
  expect(families(logged(measured("a"), reset("effects"), measured("b"), reset("preference"), measured("c")))).toEqual([
    "b",
    "c",
  ]);
  const file = importEntry(write(logged(measured("a"))));
  expect(families(logged(measured("b"), file, measured("c")))).toEqual(["a", "c"]);
  expect(families(logged(file, reset("all")))).toEqual([]);
  expect(families(logged(measured("b"), { kind: "imported", profile: null }, measured("c")))).toEqual(["b", "c"]);
});

describe("what is no profile is refused in one sentence", () => {
  const sound = write(logged(decided("accept"), measured("a")));

  /** What is said of the sound file with the value at a path put in the place of what is there, or with nothing there. */
  function refusal(path: string, value?: unknown): string {
    const file = JSON.parse(sound) as Record<string, unknown>;
    const names = path.split(".");
    const last = names.pop()!;
    let part = file;
    for (const name of names) part = part[name] as Record<string, unknown>;
    if (value === undefined) delete part[last];
    else part[last] = value;
    try {
      importEntry(JSON.stringify(file));
    } catch (error) {
      expect(error).toBeInstanceOf(RangeError);
      return (error as RangeError).message;
    }
    return "not refused";
  }

  test.each<[string, string]>([
    ["<html>", "This is no profile of Circumplex: the file is not JSON."],
    ["", "This is no profile of Circumplex: the file is not JSON."],
    ["[]", "This is no profile of Circumplex."],
    ['{"format":"other"}', "This is no profile of Circumplex."],
  ])("%s", (text, sentence) => {
    expect(() => importEntry(text)).toThrow(sentence);
  });

  test("of another version", () => {
    expect(refusal("schemaVersion", 2)).toBe("The profile is of version 2, and this program reads version 1.");
  });

  test("of other traits", () => {
    expect(refusal("featureSpec.id", "traits-0")).toBe(
      "The profile knows pictures by other traits (traits-0) than this program does (traits-1), so it cannot be used.",
    );
    expect(refusal("featureSpec.sha256", "0")).toContain("other traits");
  });

  test("damaged anywhere", () => {
    expect(refusal("preference.own.covariance", [])).toContain("damaged at preference.own.covariance");
    expect(refusal("preference.own.covariance.0.0", -1)).toContain("it is not positive definite");
    expect(refusal("preference.own.covariance.0.1", 0.5)).toContain("it is not symmetric");
    expect(refusal("preference.own.mean.3", "1")).toContain("damaged at preference.own.mean.3");
    expect(refusal("preference.own.mean.3", 1e9)).toContain("damaged at preference.own.mean.3");
    expect(refusal("preference.weights", ["warmth"])).toContain("damaged at preference.weights: other weights");
    expect(refusal("preference.labels", -1)).toContain("damaged at preference.labels");
    expect(refusal("effects", [decided("accept")])).toContain("it is no measured effect");
    expect(refusal("rewardWeights.valence", 9)).toContain("damaged at rewardWeights.valence");
    for (const part of Object.keys(JSON.parse(sound) as ProfileFile)) expect(refusal(part)).not.toBe("not refused");
  });
});
