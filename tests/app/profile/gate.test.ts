/** @file The gate: a learned taste steers only once it has shown that it knows the person better than a guess does. */
import { describe, expect, test } from "vitest";
import { foldProfile } from "../../../app/profile/fold.ts";
import { gateOf } from "../../../app/profile/gate.ts";
import { NEW_PROFILE, type ProfileState } from "../../../app/profile/state.ts";
import { cautious, hopeFor, steering, tasteOf } from "../../../app/profile/taste.ts";
import { TRAITS } from "../../../app/profile/traits.ts";
import { stream } from "../../../app/random/philox.ts";
import { PEOPLE, simulatedLog, simulatedTaste } from "../../../main/cli/develop/profile-figures/simulated-person.ts";
import { tasteFigures } from "../../../main/cli/develop/profile-figures/taste-figures.ts";
import { traitsWith } from "../../kit/profile-log.ts";

/** Log-losses of `labels` labels that are told better by `gain` on average, with a deviation of `deviation`. */
const losses = (labels: number, gain: number, deviation: number): Parameters<typeof gateOf>[0] => ({
  labels,
  losses: {
    own: labels * (0.6 - gain),
    rival: labels * 0.6,
    gain: labels * gain,
    gainSquared: labels * gain ** 2 + (labels - 1) * deviation ** 2,
  },
});

describe("the gate", () => {
  test("asks for forty labels and a gain of more than one standard error", () => {
    expect(gateOf(losses(39, 0.2, 0.1)).open).toBe(false);
    expect(gateOf(losses(40, 0.2, 0.1)).open).toBe(true);
    expect(gateOf(losses(100, 0.101, 1)).open).toBe(true);
    expect(gateOf(losses(100, 0.099, 1)).open).toBe(false);
    expect(gateOf(losses(1, 0.2, 0.1))).toEqual({ logLoss: null, open: false, share: 0 });
  });

  test("lets the taste count more from forty labels to four times as many", () => {
    expect([40, 70, 100, 160, 500].map((labels) => gateOf(losses(labels, 0.2, 0.1)).share)).toEqual([
      0, 0.25, 0.5, 1, 1,
    ]);
    expect(gateOf(losses(500, -0.2, 0.1)).share).toBe(0);
  });

  test("states mean losses and the error of their difference", () => {
    const { logLoss } = gateOf(losses(100, 0.2, 0.5));
    expect(logLoss?.own).toBeCloseTo(0.4, 12);
    expect(logLoss?.prior).toBeCloseTo(0.6, 12);
    expect(logLoss?.standardError).toBeCloseTo(0.05, 12);
  });
});

describe("taste", () => {
  const nearer = traitsWith({ 0: 1 });
  const taste = simulatedTaste(stream(3, "simulated taste"), PEOPLE);
  const log = simulatedLog(3, taste, "pair", 160);
  const state: ProfileState = foldProfile(log);

  test("is anybody's before the gate opens: nearer to the target is liked", () => {
    const early = foldProfile(log.slice(0, 20));
    expect(tasteOf(early, nearer)).toEqual(tasteOf(NEW_PROFILE, nearer));
    expect(tasteOf(NEW_PROFILE, nearer).mean).toBeGreaterThan(1);
    expect(steering(early)).toBe(0);
  });

  test("is the person's own afterwards, surer than anybody's", () => {
    expect(gateOf(state.preference).open).toBe(true);
    expect(tasteOf(state, nearer).mean).toBeCloseTo(state.preference.own.mean[0]!, 12);
    expect(tasteOf(state, nearer).sd).toBeLessThan(tasteOf(NEW_PROFILE, nearer).sd);
    expect(steering(state)).toBe(state.weights.preference);
  });

  test("adds to what an edit is hoped to bring, by no more than its weight, once it may steer", () => {
    expect(hopeFor(foldProfile(log.slice(0, 20)))).toBeUndefined();
    const hope = hopeFor(state)!;
    const { mean, sd } = tasteOf(state, nearer);
    expect(hope(nearer)).toBeCloseTo(state.weights.preference * Math.tanh((mean + sd) / 2), 12);
    expect(hope(traitsWith({ 0: 1000 }))).toBeLessThanOrEqual(state.weights.preference);
  });

  test("is counted on with caution", () => {
    expect(cautious({ mean: 1, sd: 0.4 })).toBeCloseTo(0.8, 12);
  });

  test("has no part in how readily a person accepts", () => {
    const eager = foldProfile(
      log.map((one) => ({
        ...one,
        entry: {
          kind: "suggestion.decided" as const,
          suggestion: "s",
          decision: "accept" as const,
          traits: TRAITS.map(() => 0),
          families: [],
          expected: null,
          shown: { place: 0, of: 1 },
          session: 1,
        },
      })),
    );
    expect(eager.preference.own.mean.slice(0, TRAITS.length)).toEqual(
      NEW_PROFILE.preference.own.mean.slice(0, TRAITS.length),
    );
    expect(gateOf(eager.preference).open).toBe(false);
  });
});

/** Bounds a little wider than the figures of 500 people (`npm run figures:profile`): .81 and .88, .83 and .90. */
describe("simulated people", () => {
  test.each([
    ["decision", 0.795, 0.87],
    ["pair", 0.815, 0.89],
  ] as const)("are known after 40 and 160 answers to a %s", (question, after40, after160) => {
    const [at40, at160] = tasteFigures(1, 80, question, [40, 160], PEOPLE);
    expect(at40!.learned).toBeGreaterThan(after40);
    expect(at160!.learned).toBeGreaterThan(after160);
    expect(at160!.open).toBeGreaterThan(0.8);
  });

  test("are never served worse than by the population's taste", () => {
    for (const { prior, steering: steers } of tasteFigures(1, 80, "decision", [20, 40, 60, 80, 120, 160], PEOPLE))
      expect(steers).toBeGreaterThan(prior - 0.01);
  });
});
