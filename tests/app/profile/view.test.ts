/** @file A profile as the page is shown it, and in words. */
import { describe, expect, test } from "vitest";
import { profile } from "../../../app/contract/studio/profile.ts";
import { entryInWords } from "../../../app/profile/entry-words.ts";
import { foldProfile } from "../../../app/profile/fold.ts";
import type { LoggedEntry, ProfileEntry } from "../../../app/profile/log.ts";
import { TRAITS } from "../../../app/profile/traits.ts";
import { profileView } from "../../../app/profile/view.ts";
import { tasteInWords } from "../../../app/profile/words.ts";
import { anyLog, corrected, decided, logged, measured, rated, traitsWith } from "../../kit/profile-log.ts";
import fc from "../../kit/fc.ts";

const view = (log: readonly LoggedEntry[]): ReturnType<typeof profileView> =>
  profileView({
    person: { id: "p", name: "Ada", created: 0 },
    entries: log,
    state: foldProfile(log),
    effects: [],
    record: { measured: 0, nearer: 0, correlation: null },
  });

test("a profile of nobody and one of somebody fit the contract", () => {
  const log = logged(decided("accept", traitsWith({ 7: 1 })), rated(5), corrected(1, 2), measured("add:flowers"));
  for (const one of [view([]), view(log)]) expect(profile.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  expect(view(log)).toMatchObject({
    counts: { accepted: 1, edited: 0, rejected: 0, pairs: 0, rated: 1, corrected: 1 },
    gate: { labels: 1, needed: 40, logLoss: null, open: false, weight: 0 },
    calibration: { corrections: 1, needed: 20 },
  });
});

test("what can be taken back is listed newest first, with what was taken back marked", () => {
  const log = logged(decided("accept"), measured("add:flowers"), rated(4), { kind: "undone", number: 1 });
  expect(view(log).recent).toEqual([
    {
      number: 3,
      kind: "picture.rated",
      deed: { kind: "picture.rated", stars: 4 },
      words: "Gave a picture 4 stars.",
      created: 2000,
      undone: false,
    },
    {
      number: 1,
      kind: "suggestion.decided",
      deed: { kind: "suggestion.decided", decision: "accept", families: ["add:flowers"] },
      words: "Accepted a suggestion: add flowers.",
      created: 0,
      undone: true,
    },
  ]);
});

test("whatever a person does can be listed, and fits the contract", () => {
  fc.assert(
    fc.property(anyLog, (log) => {
      const { recent } = view(log);
      const done = log.filter(({ entry }) => entry.kind !== "undone" && entry.kind !== "effect.measured");
      expect(recent.map(({ number }) => number)).toEqual(done.map(({ number }) => number).toReversed());
      for (const { kind, deed } of recent) expect(deed.kind).toBe(kind);
    }),
  );
});

test("every kind of entry has its words", () => {
  const swap = { ...decided("reject"), families: ["swap:palette:dark>palette:warm"] };
  const entries: ProfileEntry[] = [
    swap,
    { ...decided("edit"), families: [] },
    measured("remove:at:night"),
    { kind: "pair.chosen", a: "a", b: "b", winner: "tie", traits: [], session: 1 },
    rated(1),
    corrected(-1, 0.5),
    { kind: "weights.set", weights: { valence: 1, arousal: 0.5, preference: 0.1 } },
    { kind: "reset", what: "all" },
    { kind: "imported", profile: null },
  ];
  expect(entries.map(entryInWords)).toEqual([
    "Rejected a suggestion: palette warm for palette dark.",
    "Rewrote a suggestion.",
    "Measured what an edit did: remove at night.",
    "Found two pictures to fit alike.",
    "Gave a picture one star.",
    "Felt a picture at valence 0.5, arousal 0.5, not at valence −1.0, arousal −1.0.",
    "Set the weights: valence 1, arousal 0.5, taste 0.1.",
    "Forgot everything.",
    "Brought in a profile from a file.",
  ]);
});

describe("taste in words", () => {
  const warm = TRAITS.indexOf("warmth");
  const words = (log: readonly LoggedEntry[]): ReturnType<typeof tasteInWords> =>
    tasteInWords(foldProfile(log).preference);
  const decisions = (count: number): LoggedEntry[] =>
    logged(
      ...Array.from({ length: count }, (_, i) =>
        decided(i % 2 === 0 ? "accept" : "reject", traitsWith({ [warm]: i % 2 === 0 ? 2 : -2 })),
      ),
    );

  test("is a sentence for every trait, all of them open at first", () => {
    const all = words([]);
    expect(all.map(({ trait }) => trait).toSorted()).toEqual([...TRAITS].toSorted());
    for (const { certainty, words: sentence } of all) {
      expect(certainty).toBe("open");
      expect(sentence).toMatch(/^Whether you [^.]+ is open\.$/);
    }
  });

  test("becomes surer with what is decided", () => {
    expect(words(decisions(8))[0]).toEqual({
      trait: "warmth",
      certainty: "likely",
      words: "You seem to accept warmer light more often than most.",
    });
    expect(words(decisions(60))[0]).toEqual({
      trait: "warmth",
      certainty: "certain",
      words: "You accept warmer light more often than most.",
    });
  });
});
