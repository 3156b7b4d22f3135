/** @file The loop: its budget, what it keeps, where it turns back and when it ends. */
import { describe, expect, test } from "vitest";
import {
  advanceLoop,
  beginLoop,
  type LoopEvent,
  type LoopReading,
  type LoopSettings,
  type LoopState,
  type Offer,
  REACHED,
  readingAt,
} from "../../../app/feedback/loop.ts";
import fc from "../../kit/fc.ts";

const SETTINGS: LoopSettings = {
  prompt: "a boat on a lake",
  target: { valence: 1, arousal: 1 },
  rounds: 3,
  images: 2,
  seed: 40,
  tolerance: REACHED,
};

const still = { mean: 0, sd: 1 };
function offer(prompt: string): Offer {
  return {
    proposal: {
      edits: [{ kind: "add", at: 0, text: prompt }],
      prompt,
      families: ["judge"],
      expected: { valence: still, arousal: still },
      reason: "It may help.",
      causes: [],
      traits: [],
      source: "rules",
    },
  };
}

/** A picture read as far from the target on both axes; its reward falls with the distance. */
function off(by: number): LoopReading {
  const place = { valence: 1 - by, arousal: 1 - by };
  return { measured: place, felt: place, reward: 1 - by / 6 };
}

const drawn = (...pictures: readonly (LoopReading | null)[]): LoopEvent<Offer> => ({ kind: "drawn", pictures });
const proposed = (...prompts: readonly string[]): LoopEvent<Offer> => ({
  kind: "proposed",
  offers: prompts.map(offer),
});
const after = (events: readonly LoopEvent<Offer>[], settings = SETTINGS): LoopState<Offer> =>
  events.reduce(advanceLoop, beginLoop<Offer>(settings));
const CALM = "a boat on a lake, calm";
const DUSK = "a boat on a lake, at dusk";

describe("the loop", () => {
  test("begins with the first prompt", () => {
    expect(after([]).wanted).toEqual({ kind: "draw", prompt: SETTINGS.prompt, parent: null, offer: null, seed: 40 });
  });

  test("asks for suggestions to what it drew and draws the first of them on the same seeds", () => {
    expect(after([drawn(off(2), off(3))]).wanted).toEqual({ kind: "propose", round: 0 });
    const state = after([drawn(off(2), off(3)), proposed(DUSK, CALM)]);
    expect(state.wanted).toMatchObject({
      kind: "draw",
      prompt: DUSK,
      parent: 0,
      seed: 40,
      offer: { proposal: { prompt: DUSK } },
    });
  });

  test("keeps a prompt whose mean reward on the same seeds rose, and measures the shift", () => {
    const state = after([drawn(off(2), off(3)), proposed(DUSK), drawn(off(1), off(3.5))]);
    expect(state).toMatchObject({ standing: 1, best: { round: 1, index: 0 }, wanted: { kind: "propose", round: 1 } });
    expect(state.rounds[1]).toMatchObject({
      fate: "kept",
      parent: 0,
      shift: { pairs: 2, shift: { valence: { mean: 0.25 } } },
    });
  });

  test("turns back when it fell, and then tries another suggestion from the parent", () => {
    const state = after([drawn(off(2), off(3)), proposed(DUSK), drawn(off(1), off(4.5))]);
    expect(state).toMatchObject({ standing: 0, best: { round: 1, index: 0 }, wanted: { kind: "propose", round: 0 } });
    expect(advanceLoop(state, proposed(DUSK, CALM)).wanted).toMatchObject({ kind: "draw", prompt: CALM, parent: 0 });
  });

  test("turns back when nothing of the round can be compared", () => {
    const state = after([drawn(off(2), null), proposed(DUSK), drawn(null, off(1))]);
    expect(state).toMatchObject({ standing: 0, best: { round: 1, index: 1 } });
    expect(state.rounds[1]).toMatchObject({ fate: "turned back", shift: null });
  });

  test.each([
    ["nothing is suggested", proposed()],
    ["all that is suggested was drawn or is refused", proposed(SETTINGS.prompt, "a lake")],
  ])("draws more of the prompt that stands, on other seeds, when %s", (_, none) => {
    const more = after([drawn(off(2), off(3)), none]);
    expect(more.wanted).toEqual({ kind: "draw", prompt: SETTINGS.prompt, parent: 0, offer: null, seed: 42 });
    const state = advanceLoop(more, drawn(off(1), off(1)));
    expect(state).toMatchObject({ standing: 0, best: { round: 1, index: 0 }, wanted: { kind: "propose", round: 0 } });
    expect(state.rounds[1]).toMatchObject({ fate: "more", shift: null });
    expect(advanceLoop(state, none).wanted).toMatchObject({ seed: 44 });
    // Whatever is tried afterwards is compared with the round on its own seeds.
    expect(advanceLoop(state, proposed(CALM)).wanted).toMatchObject({ prompt: CALM, parent: 0, seed: 40 });
  });

  test("passes over what the guard refuses", () => {
    const state = after([drawn(off(2), off(3)), proposed("a lake at dusk", "a boat", CALM)]);
    expect(state.wanted).toMatchObject({ kind: "draw", prompt: CALM });
  });

  test.each<[string, readonly LoopEvent<Offer>[], string]>([
    ["the target is reached", [drawn(off(2), off(0.29))], "reached"],
    ["no picture was read", [drawn(null, null)], "unread"],
    ["no picture of a later round was read", [drawn(off(2), off(3)), proposed(DUSK), drawn(null, null)], "unread"],
    [
      "the rounds are used up",
      [drawn(off(2), off(3)), proposed(DUSK), drawn(off(2), off(2)), proposed(CALM), drawn(off(1), off(2))],
      "rounds",
    ],
  ])("ends when %s", (_, events, why) => {
    expect(after(events).wanted).toEqual({ kind: "stop", why });
  });

  test("goes on beyond the target with a tolerance of 0", () => {
    expect(after([drawn(off(0), off(0))], { ...SETTINGS, tolerance: 0 }).wanted).toEqual({ kind: "propose", round: 0 });
  });

  test("refuses an event that it did not ask for", () => {
    expect(() => after([proposed(CALM)])).toThrow("The loop wants to draw, so nothing can have been proposed.");
    expect(() => after([drawn(off(0)), drawn(off(0))])).toThrow(RangeError);
  });
});

describe("however pictures and suggestions turn out", () => {
  const picture = fc.option(fc.double({ min: 0, max: 4, noNaN: true }).map(off), { freq: 6 });
  const prompts = fc.array(
    fc.constantFrom(CALM, DUSK, "a lake", "a boat on a lake, warm", "a boat on a lake in spring"),
    {
      maxLength: 4,
    },
  );
  const script = fc.record({
    rounds: fc.integer({ min: 1, max: 5 }),
    pictures: fc.array(fc.array(picture, { minLength: 2, maxLength: 2 }), { minLength: 5, maxLength: 5 }),
    proposals: fc.array(prompts, { minLength: 5, maxLength: 5 }),
  });
  type Script = typeof script extends fc.Arbitrary<infer S> ? S : never;

  /** Every state of a loop that is answered from the script. */
  function play({ rounds, pictures, proposals }: Script): LoopState<Offer>[] {
    const states = [beginLoop<Offer>({ ...SETTINGS, rounds })];
    for (let asked = 0; ;) {
      const state = states.at(-1)!;
      if (state.wanted.kind === "stop") return states;
      const event: LoopEvent<Offer> =
        state.wanted.kind === "draw" ? drawn(...pictures[state.rounds.length]!) : proposed(...proposals[asked++]!);
      states.push(advanceLoop(state, event));
    }
  }

  test("no more rounds are drawn than were allowed, and one at least", () => {
    fc.assert(
      fc.property(script, (given) => {
        const { rounds } = play(given).at(-1)!;
        expect(rounds.length).toBeGreaterThanOrEqual(1);
        expect(rounds.length).toBeLessThanOrEqual(given.rounds);
      }),
    );
  });

  test("the best picture never gets worse and is the best of all", () => {
    fc.assert(
      fc.property(script, (given) => {
        const states = play(given);
        const rewards = states.map((state) => (state.best === null ? -Infinity : readingAt(state, state.best).reward));
        expect(rewards).toEqual(rewards.toSorted((one, other) => one - other));
        const all = states.at(-1)!.rounds.flatMap(({ pictures }) => pictures.map((read) => read?.reward ?? -Infinity));
        expect(rewards.at(-1)).toBe(Math.max(...all));
      }),
    );
  });

  test("after a round the prompt that stands is its own or, turned back, its parent's, and each is drawn once", () => {
    fc.assert(
      fc.property(script, (given) => {
        const states = play(given);
        for (const [i, state] of states.entries()) {
          const round = state.rounds.at(-1);
          if (round === undefined || state.rounds.length === states[i - 1]!.rounds.length) continue;
          expect(state.standing).toBe(round.fate === "kept" ? state.rounds.length - 1 : round.parent);
        }
        const all = states.at(-1)!.rounds.map(({ prompt, seed }) => `${seed} ${prompt}`);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  test("the same events lead to the same state", () => {
    fc.assert(
      fc.property(script, (given) => {
        expect(play(given)).toEqual(play(given));
      }),
    );
  });
});
