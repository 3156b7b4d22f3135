/** @file The memory of effects: closed form, whatever the order, and better with use. */
import { describe, expect, test } from "vitest";
import { AXES } from "../../../../app/affect/plane.ts";
import { foldEffects, foresee, NOTHING_SEEN } from "../../../../app/feedback/suggest/effects.ts";
import { familyEffects } from "../../../../app/feedback/suggest/family-effects.ts";
import type { Shift } from "../../../../app/feedback/shift.ts";
import type { LoggedEntry, ProfileEntry } from "../../../../app/profile/log.ts";
import { stream } from "../../../../app/random/philox.ts";
import { mean } from "../../../../app/statistics/mean.ts";
import { JUDGE } from "../../../kit/profile-log.ts";
import fc from "../../../kit/fc.ts";

const shift = (valence: number, arousal = 0, sd = 0.3): Shift => ({
  valence: { mean: valence, sd },
  arousal: { mean: arousal, sd },
});

function seen(families: string[], measured: Shift, more: { prior?: Shift; context?: string } = {}): ProfileEntry {
  const { prior = shift(0, 0, 0.5), context = "anywhere" } = more;
  return {
    kind: "effect.measured",
    suggestion: "s",
    families,
    context,
    prior,
    expected: prior,
    measured,
    pairs: 4,
    judge: JUDGE,
  };
}

function logOf(...entries: readonly (readonly [person: string, entry: ProfileEntry])[]): LoggedEntry[] {
  return entries.map(([person, entry], i) => ({ number: i + 1, person, created: 0, entry }));
}

const flowers = { families: ["add:flowers"], context: "anywhere", prior: { valence: 0, arousal: 0 } };

/** What adding each of these really does here, unknown to the model; the prior knows half of it. */
const TRUTH: ReadonlyMap<string, number> = new Map(
  ["flowers", "rainbow", "fire", "crow", "at:dawn", "at:night", "palette:dark", "mood:calm", "mood:sad", "rain"].map(
    (concept, i) => [`add:${concept}`, 1.6 * Math.sin(2.4 * i)],
  ),
);

/** Rounds of people who try edits at random. */
function simulated(rounds: number, seed: number): LoggedEntry[] {
  const random = stream(seed, "rounds");
  return logOf(
    ...Array.from({ length: rounds }, (): readonly [string, ProfileEntry] => {
      const [family, effect] = random.pick([...TRUTH]);
      const came = effect + 0.3 * random.normal() + 0.3 * random.normal();
      return ["p", seen([family], shift(came), { prior: shift(effect / 2, 0, 0.5) })];
    }),
  );
}

function errorAfter(log: readonly LoggedEntry[]): number {
  const memory = foldEffects(log, "p");
  return mean(
    [...TRUTH].map(([family, effect]) => {
      const planned = { families: [family], context: "anywhere", prior: { valence: effect / 2, arousal: 0 } };
      return Math.abs(foresee(memory, planned).expected.valence.mean - effect);
    }),
  );
}

describe("one edit", () => {
  test("is expected to do what the prior says while nothing was measured", () => {
    const { expected, doubt } = foresee(NOTHING_SEEN, { ...flowers, prior: { valence: 0.7, arousal: -0.2 } });
    expect([expected.valence.mean, expected.arousal.mean]).toEqual([0.7, -0.2]);
    // 0.3·0.7 for the group's gain, then the concept, the context and the person.
    expect(doubt.valence).toBeCloseTo(Math.hypot(0.21, 0.33, 0.15, 0.1), 12);
    expect(expected.valence.sd).toBeCloseTo(Math.hypot(doubt.valence, 0.3), 12);
  });

  test("seen once: the closed form of one normal observation", () => {
    const memory = foldEffects(logOf(["p", seen(["add:flowers"], shift(1))]), "p");
    const known = 0.33 ** 2 + 0.15 ** 2;
    const noise = 0.3 ** 2 + 0.3 ** 2;
    const { expected, doubt } = foresee(memory, flowers);
    expect(expected.valence.mean).toBeCloseTo(known / (known + noise), 12);
    expect(doubt.valence ** 2).toBeCloseTo((known * noise) / (known + noise) + 0.1 ** 2, 12);
  });

  test("an exact measurement counts for more than a rough one", () => {
    const after = (sd: number): number =>
      foresee(foldEffects(logOf(["p", seen(["add:flowers"], shift(1, 0, sd))]), "p"), flowers).expected.valence.mean;
    expect(after(0.1)).toBeGreaterThan(after(0.6));
  });
});

test("kin learn from one another: adding from swapping, a removal the other way round", () => {
  const memory = foldEffects(logOf(["p", seen(["swap:at:night>at:dawn"], shift(1))]), "p");
  const expectedOf = (family: string): number =>
    foresee(memory, { ...flowers, families: [family] }).expected.valence.mean;
  expect(expectedOf("add:at:dawn")).toBeGreaterThan(0.15);
  expect(expectedOf("remove:at:night")).toBeGreaterThan(0.15);
  expect(expectedOf("remove:at:dawn")).toBeLessThan(-0.15);
  expect(expectedOf("add:flowers")).toBe(0);
});

test("of edits made together each has its share, and those seen alone are credited first", () => {
  const together = seen(["add:flowers", "add:rainbow"], shift(1.2));
  const alone = Array.from({ length: 6 }, () => ["p", seen(["add:flowers"], shift(1))] as const);
  const memory = foldEffects(logOf(...alone, ["p", together], ["p", together]), "p");
  const of = (family: string): number => foresee(memory, { ...flowers, families: [family] }).expected.valence.mean;
  expect(of("add:flowers")).toBeGreaterThan(0.7);
  expect(of("add:rainbow")).toBeLessThan(0.4);
});

test("a person's own effect is the pooled one until it is seen to differ", () => {
  const others = Array.from({ length: 8 }, (_, i) => [`q${i % 2}`, seen(["add:flowers"], shift(1))] as const);
  const own = Array.from({ length: 8 }, () => ["p", seen(["add:flowers"], shift(0.2))] as const);
  const of = (log: readonly LoggedEntry[], person: string): number =>
    foresee(foldEffects(log, person), flowers).expected.valence.mean;
  const pooled = of(logOf(...others), "p");
  expect(pooled).toBeGreaterThan(0.7);
  const both = logOf(...others, ...own);
  expect(of(both, "p")).toBeLessThan(of(both, "q0"));
  expect(of(both, "q0")).toBeLessThan(pooled);
});

test("what was undone, reset or somebody else's to reset", () => {
  const two = logOf(["p", seen(["add:flowers"], shift(1))], ["p", seen(["add:rain"], shift(-1))]);
  const undone = [...two, ...logOf(["p", { kind: "undone", number: 1 }]).map((entry) => ({ ...entry, number: 3 }))];
  expect(foldEffects(undone, "p")).toEqual(foldEffects(two.slice(1), "p"));
  const reset = (person: string): LoggedEntry[] => [
    ...two,
    { number: 3, person, created: 0, entry: { kind: "reset", what: "effects" } },
  ];
  expect(foldEffects(reset("p"), "p")).toEqual(NOTHING_SEEN);
  expect(foldEffects(reset("q"), "p")).toEqual(foldEffects(two, "p"));
});

test("the entries' order does not matter, to the last bit", () => {
  const log = simulated(40, 3);
  const memory = foldEffects(log, "p");
  fc.assert(
    fc.property(fc.shuffledSubarray(log, { minLength: log.length }), (shuffled) => {
      expect(foldEffects(shuffled, "p")).toEqual(memory);
    }),
    { seed: 1, numRuns: 10 },
  );
});

test("known effects are recovered, and better with use", () => {
  const errors = [0, 10, 40, 200].map((rounds) =>
    mean([1, 2, 3, 4].map((seed) => errorAfter(simulated(rounds, seed)))),
  );
  expect(errors).toEqual(errors.toSorted((one, other) => other - one));
  expect(errors[0]!).toBeGreaterThan(0.45);
  expect(errors[3]!).toBeLessThan(0.12);
});

test("two standard deviations hold what is measured next about as often as they say", () => {
  let within = 0;
  const seeds = [11, 12, 13, 14];
  for (const seed of seeds) {
    const log = simulated(120, seed);
    const memory = foldEffects(log.slice(0, 60), "p");
    for (const { entry } of log.slice(60)) {
      if (entry.kind !== "effect.measured") continue;
      const prior = { valence: entry.prior.valence.mean, arousal: 0 };
      const { mean: expected, sd } = foresee(memory, { ...entry, prior }).expected.valence;
      if (Math.abs(entry.measured.valence.mean - expected) < 2 * Math.hypot(sd, 0.3)) within++;
    }
  }
  expect(within / (60 * seeds.length)).toBeGreaterThan(0.92);
});

describe("the list one can read", () => {
  const log = logOf(
    ["p", seen(["add:flowers"], shift(1, 0.5, 0.3))],
    ["p", seen(["add:flowers"], shift(0.4, 0.5, 0.6))],
    ["q", seen(["add:flowers"], shift(-2))],
    ["q", seen(["add:rain", "add:at:dusk"], shift(-1))],
  );

  test("one's own measurements first, by 1/sd², then what only others have seen", () => {
    const [first, second, ...more] = familyEffects(log, "p");
    expect(more).toEqual([]);
    expect(first).toMatchObject({ family: "add:flowers", times: 2, pooled: false });
    expect(first!.measured.valence.mean).toBeCloseTo((1 * 4 + 0.4) / 5, 12);
    expect(first!.measured.valence.sd).toBeCloseTo(1 / Math.sqrt(1 / 0.09 + 1 / 0.36), 12);
    expect(second).toMatchObject({ family: "add:at:dusk + add:rain", times: 1, pooled: true });
  });

  test("nothing in an empty log", () => {
    expect(familyEffects([], "p")).toEqual([]);
  });
});

test("families of a judge's own words are remembered too", () => {
  const memory = foldEffects(logOf(["p", seen(["judge"], shift(1), { context: "judge" })]), "p");
  const { expected } = foresee(memory, { families: ["judge"], context: "judge", prior: { valence: 0, arousal: 0 } });
  expect(expected.valence.mean).toBeGreaterThan(0.1);
  for (const axis of AXES) expect(Number.isFinite(expected[axis].sd)).toBe(true);
});
