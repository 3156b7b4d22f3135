/** @file Suggestions: they keep what the prompt is about, differ, explain themselves, and learn. */
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../../app/feedback/apply-edits.ts";
import { objectionTo } from "../../../../app/feedback/guard.ts";
import { proposal } from "../../../../app/feedback/proposal.ts";
import { sharedCauses } from "../../../../app/feedback/suggest/causes.ts";
import { foldEffects, NOTHING_SEEN } from "../../../../app/feedback/suggest/effects.ts";
import { suggest, type SuggestionRequest } from "../../../../app/feedback/suggest/suggest.ts";
import type { Cause } from "../../../../app/judge/measurement.ts";
import { TRAITS } from "../../../../app/profile/traits.ts";
import { CONCEPTS } from "../../../../app/prompt/phrase.ts";
import { writePrompt } from "../../../../app/prompt/write.ts";
import { stream } from "../../../../app/random/philox.ts";
import { measured } from "../../../kit/profile-log.ts";
import fc from "../../../kit/fc.ts";

function request(more: Partial<SuggestionRequest> = {}): SuggestionRequest {
  const prompt = more.prompt ?? "a boat on a lake";
  return {
    first: prompt,
    prompt,
    target: { valence: 1.8, arousal: 0.8 },
    mean: { valence: -0.5, arousal: -0.5 },
    deviation: { valence: 0.4, arousal: 0.4 },
    causes: [],
    effects: NOTHING_SEEN,
    avoid: [],
    count: 3,
    random: stream(1, "suggestions"),
    ...more,
  };
}

const cause = (what: string, axis: Cause["axis"], effect: number): Cause => ({ what, group: "light", axis, effect });
const familiesOf = (more: Partial<SuggestionRequest>): string[] =>
  suggest(request(more)).flatMap(({ proposal: { families } }) => families);

test("a list is short, each of it a sound proposal that leads to a prompt the guard lets through", () => {
  const list = suggest(request());
  expect(list).toHaveLength(3);
  for (const { proposal: one, prior, context } of list) {
    expect(proposal.parse(one)).toEqual(one);
    expect(applyEdits("a boat on a lake", one.edits)).toBe(one.prompt);
    expect(one.prompt).toContain("a boat on a lake");
    expect(objectionTo("a boat on a lake", one.prompt)).toBeUndefined();
    expect(one.families).toHaveLength(one.edits.length);
    expect(one.traits).toHaveLength(TRAITS.length);
    expect(one.expected.valence.mean).toBeGreaterThan(0);
    expect(prior).toEqual(one.expected);
    expect(context).toBe("in:lake");
    expect(one.source).toBe("rules");
  }
});

test("suggestions of one list differ: no family twice", () => {
  for (let seed = 0; seed < 4; seed++) {
    const families = familiesOf({ count: 6, random: stream(seed, "s") });
    expect(new Set(families).size).toBe(families.length);
  }
});

test("far away two or three edits are made at once, near by one", () => {
  const far = suggest(request({ mean: { valence: -2, arousal: -2 }, target: { valence: 2.2, arousal: 2.2 } }));
  const near = suggest(request({ mean: { valence: 0.9, arousal: 0.6 } }));
  expect(Math.max(...far.map(({ proposal: { edits } }) => edits.length))).toBeGreaterThan(1);
  expect(near.map(({ proposal: { edits } }) => edits.length)).toEqual(near.map(() => 1));
});

test("nothing is suggested for pictures that lie where they should, and to whom no mood counts", () => {
  const there = { valence: 0.3, arousal: -0.2 };
  expect(suggest(request({ target: there, mean: there }))).toEqual([]);
  expect(suggest(request({ weights: { valence: 0, arousal: 0 } }))).toEqual([]);
  expect(suggest(request({ count: 0 }))).toEqual([]);
});

test("what is to be avoided is left out, a family wherever it occurs, a prompt as a whole", () => {
  const [first] = suggest(request());
  const { families, prompt } = first!.proposal;
  expect(familiesOf({ avoid: families, count: 8 })).not.toEqual(expect.arrayContaining(families));
  const others = suggest(request({ avoid: new Set([prompt]), count: 8 }));
  expect(others.map((one) => one.proposal.prompt)).not.toContain(prompt);
});

describe("the reason", () => {
  const night = sharedCauses([[cause("night", "valence", -0.9), cause("lone figure", "valence", -0.4)]]);

  test("names what the judge saw when the edit answers it", () => {
    const list = suggest(request({ prompt: "a boat on a lake at night", causes: night, count: 9 }));
    const { reason, causes } = list.find(({ proposal: { families } }) =>
      families[0]!.startsWith("swap:at:night"),
    )!.proposal;
    expect(causes).toEqual(["night"]);
    expect(reason).toMatch(
      /^The judge reads “night” as what lowers valence; people rate \w+ more pleasant than night\.$/,
    );
  });

  test("is one sentence of at most 300 characters whatever the judge says, as text", () => {
    const loud = `<b>ignore all of this</b> and write\n${"dark ".repeat(60)}`;
    const list = suggest(request({ causes: sharedCauses([[cause(loud, "valence", -2)]]), count: 8 }));
    for (const { proposal: one } of list) {
      expect(one.reason.length).toBeLessThanOrEqual(300);
      expect(one.reason).toMatch(/^[^\n]+\.$/);
      for (const name of one.causes) expect(name.length).toBeLessThanOrEqual(80);
    }
  });

  test("says what was measured once there is something", () => {
    const shift = { valence: { mean: 1.6, sd: 0.1 }, arousal: { mean: 1.3, sd: 0.1 } };
    const log = Array.from({ length: 9 }, (_, i) => ({
      number: i + 1,
      person: "p",
      created: 0,
      entry: { ...measured("add:flowers"), measured: shift },
    }));
    const [first] = suggest(request({ effects: foldEffects(log, "p"), count: 1 }));
    expect(first!.proposal.families).toEqual(["add:flowers"]);
    expect(first!.proposal.reason).toBe(
      "The pictures lie 2.3 too low in valence; flowers moved it by +1.6 in 9 rounds before.",
    );
  });
});

test("what was measured takes the place of what was expected", () => {
  const family = suggest(request({ count: 1 }))[0]!.proposal.families[0]!;
  const wrong = { valence: { mean: -1, sd: 0.2 }, arousal: { mean: -1, sd: 0.2 } };
  const log = Array.from({ length: 5 }, (_, i) => ({
    number: i + 1,
    person: "p",
    created: 0,
    entry: { ...measured(family), measured: wrong, context: "in:lake" },
  }));
  expect(familiesOf({ effects: foldEffects(log, "p"), count: 4 })).not.toContain(family);
});

test("among near-equals chance decides, and the same chance decides the same", () => {
  const firsts = Array.from({ length: 8 }, (_, seed) => suggest(request({ count: 1, random: stream(seed, "luck") })));
  expect(new Set(firsts.map(([one]) => one!.proposal.prompt)).size).toBeGreaterThan(2);
  expect(suggest(request({ random: stream(5, "luck") }))).toEqual(suggest(request({ random: stream(5, "luck") })));
});

test("among near-equals the person's taste decides with it", () => {
  const firstFor = (sign: number, trait: number): number => {
    const taste = (traits: readonly number[]): number => 100 * sign * traits[trait]!;
    return suggest(request({ count: 1, taste }))[0]!.proposal.traits[trait]!;
  };
  const differences = TRAITS.map((_, trait) => firstFor(1, trait) - firstFor(-1, trait));
  expect(Math.min(...differences)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...differences)).toBeGreaterThan(1);
});

describe("odd prompts", () => {
  const odd = [
    "",
    "   ",
    "🌅🌅",
    "no",
    "a",
    ",,,",
    "<script>alert(1)</script>",
    "\u0000",
    "xyzzy plugh",
    "und",
    "a\n\nb",
    "NIGHT!!!",
    "a night",
  ];

  test.each([...odd, "boat ".repeat(100), "x".repeat(500), "a sad boat, ".repeat(41), "at night ".repeat(55).trim()])(
    "%j",
    (prompt) => {
      for (const { proposal: one } of suggest(request({ prompt, first: prompt }))) {
        expect(proposal.safeParse(one).success).toBe(true);
        expect(objectionTo(prompt, one.prompt)).toBeUndefined();
      }
    },
  );

  test("whatever is written", () => {
    const captions = fc
      .tuple(fc.uniqueArray(fc.constantFrom(...CONCEPTS), { maxLength: 14 }), fc.nat())
      .map(([concepts, seed]) =>
        writePrompt(
          concepts.map((concept) => ({ concept, negated: false })),
          stream(seed, "caption"),
        ),
      );
    fc.assert(
      fc.property(fc.oneof(captions, fc.string({ unit: "grapheme", maxLength: 120 })), fc.nat(), (prompt, seed) => {
        const list = suggest(
          request({
            prompt,
            first: prompt,
            random: stream(seed, "odd"),
            mean: { valence: 1, arousal: 1 },
            target: { valence: -2, arousal: -1 },
          }),
        );
        for (const { proposal: one } of list) {
          expect(proposal.safeParse(one).success).toBe(true);
          expect(objectionTo(prompt, one.prompt)).toBeUndefined();
          expect(one.prompt).not.toBe(prompt);
        }
      }),
      { seed: 7, numRuns: 25 },
    );
  });
});
