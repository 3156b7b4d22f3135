/** @file Logs of made-up people for tests of the profile. */
import type { LoggedEntry, ProfileEntry } from "../../app/profile/log.ts";
import { RESETS } from "../../app/profile/log.ts";
import { TRAITS } from "../../app/profile/traits.ts";
import fc from "./fc.ts";

/** Entries as the store keeps them, numbered from 1. */
export function logged(...entries: readonly ProfileEntry[]): LoggedEntry[] {
  return entries.map((entry, i) => ({ number: i + 1, person: "p", created: 1000 * i, entry }));
}

export const STILL: readonly number[] = TRAITS.map(() => 0);

/** Traits that are all ordinary but for those named by their place. */
export const traitsWith = (changes: Readonly<Record<number, number>>): number[] =>
  STILL.map((value, i) => changes[i] ?? value);

export function decided(
  decision: "accept" | "edit" | "reject",
  traits: readonly number[] = STILL,
  session = 1,
): ProfileEntry {
  return {
    kind: "suggestion.decided",
    suggestion: "s",
    decision,
    traits: [...traits],
    families: ["add:flowers"],
    expected: null,
    shown: { place: 0, of: 1 },
    session,
  };
}

export function rated(stars: number, traits: readonly number[] = STILL, picture = "one"): ProfileEntry {
  return { kind: "picture.rated", picture, stars, traits: [...traits], session: 1 };
}

export const JUDGE = { id: "papercut-judge", sha256: "0".repeat(64) };

export function corrected(measured: number, felt: number, picture = `${measured} ${felt}`): ProfileEntry {
  return {
    kind: "mood.corrected",
    picture,
    judge: JUDGE,
    measured: { valence: measured, arousal: measured },
    felt: { valence: felt, arousal: felt },
  };
}

const still = { mean: 0, sd: 0.5 };
const shift = { valence: still, arousal: still };

export function measured(family: string): ProfileEntry & { kind: "effect.measured" } {
  return {
    kind: "effect.measured",
    suggestion: "s",
    families: [family],
    context: "anywhere",
    prior: shift,
    expected: shift,
    measured: shift,
    pairs: 4,
    judge: JUDGE,
  };
}

/** JSON, in which logs are kept, knows no −0. */
const plainZero = (value: number): number => value + 0;

const traits = fc
  .array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: TRAITS.length, maxLength: TRAITS.length })
  .map((values) => values.map(plainZero));
const coordinate = fc.double({ min: -3, max: 3, noNaN: true }).map(plainZero);
const picture = fc.constantFrom("one", "two", "three");

const anyEntry: fc.Arbitrary<ProfileEntry> = fc.oneof(
  fc
    .tuple(fc.constantFrom("accept" as const, "edit" as const, "reject" as const), traits)
    .map(([decision, x]) => decided(decision, x)),
  fc
    .tuple(fc.constantFrom("a" as const, "b" as const, "tie" as const), traits)
    .map(([winner, x]): ProfileEntry => ({ kind: "pair.chosen", a: "a", b: "b", winner, traits: x, session: 1 })),
  fc.tuple(fc.integer({ min: 0, max: 5 }), traits, picture).map(([stars, x, which]) => rated(stars, x, which)),
  fc.tuple(coordinate, coordinate, picture).map(([x, y, which]) => corrected(x, y, which)),
  fc.constant(measured("add:flowers")),
  fc.constant<ProfileEntry>({ kind: "weights.set", weights: { valence: 2, arousal: 1, preference: 0.3 } }),
  fc.constantFrom(...RESETS).map((what): ProfileEntry => ({ kind: "reset", what })),
  fc.integer({ min: 1, max: 40 }).map((number): ProfileEntry => ({ kind: "undone", number })),
);

/** Logs of up to 40 entries over several sittings; what is taken back came before. */
export const anyLog: fc.Arbitrary<LoggedEntry[]> = fc
  .array(fc.tuple(anyEntry, fc.integer({ min: 0, max: 3 })), { maxLength: 40 })
  .map((steps) => {
    let session = 1;
    return logged(
      ...steps.map(([entry, more], i) => {
        session += more === 0 ? 1 : 0;
        if (entry.kind === "undone") return { ...entry, number: 1 + (entry.number % Math.max(1, i)) };
        return "session" in entry ? { ...entry, session } : entry;
      }),
    );
  });
