/** @file Suggestions in what a model wrote: edits that can be shown and made, or the reason why there are none. */
import { expect, test } from "vitest";
import { applyEdits } from "../../../app/feedback/apply-edits.ts";
import { objectionTo } from "../../../app/feedback/guard.ts";
import { proposal } from "../../../app/feedback/proposal.ts";
import { refineProposals } from "../../../app/judge/refine-answer.ts";
import { TRAITS } from "../../../app/profile/traits.ts";
import fc from "../../kit/fc.ts";

const FIRST = "a red boat on a lake";
const PROMPT = "a red boat on a lake at night, in fog";
const context = { first: FIRST, prompt: PROMPT, source: "server-1", calibration: null };

/** An answer with suggestions that differ from a good one in these ways. */
function answer(...changes: readonly Record<string, unknown>[]): string {
  const good = {
    reason: "It is dark.",
    causes: ["the dark"],
    prompt: `${PROMPT}, with lanterns`,
    valence: 0.5,
    arousal: 0.1,
  };
  return JSON.stringify({ suggestions: changes.map((change) => ({ ...good, ...change })) });
}
const of = (text: string, more: Partial<typeof context> = {}) => refineProposals(text, { ...context, ...more });
const prompts = (text: string): readonly string[] | string => {
  const found = of(text);
  return "value" in found ? found.value.map((one) => one.prompt) : found.refusal;
};

test("added, replaced and removed words are edits at their places, each of the family of judges", () => {
  const changed = {
    prompt: "a red boat on a still lake at dawn, in fog",
    valence: 9,
    causes: ["night\u202E", "", "fog"],
  };
  expect(of(answer(changed, { prompt: "a red boat on a lake at night" }))).toEqual({
    value: [
      {
        edits: [
          { kind: "add", at: 16, text: "still " },
          { kind: "replace", start: 24, end: 29, text: "dawn" },
        ],
        prompt: "a red boat on a still lake at dawn, in fog",
        families: ["judge", "judge"],
        expected: { valence: { mean: 3, sd: 1 }, arousal: { mean: 0.1, sd: 1 } },
        reason: "It is dark.",
        causes: ["night", "fog"],
        traits: TRAITS.map(() => 0),
        source: "server-1",
      },
      expect.objectContaining({
        edits: [{ kind: "remove", start: 29, end: 37 }],
        prompt: "a red boat on a lake at night",
        families: ["judge"],
      }),
    ],
  });
});

test("the shift is on the judge's scale once it is calibrated", () => {
  const calibration = {
    valence: { offset: 1, slope: 2 },
    arousal: { offset: 0, slope: 0 },
    residual: { valence: 1, arousal: 1 },
  };
  const found = refineProposals(answer({ valence: -0.5, arousal: 1 }), { ...context, calibration });
  expect(found).toMatchObject({ value: [{ expected: { valence: { mean: -1 }, arousal: { mean: 0 } } }] });
});

test.each<[string, Record<string, unknown>, string | RegExp]>([
  ["loses the subject", { prompt: "a lake at night, in fog" }, /no longer shows “.*boat”|no longer says/],
  ["loses its colour", { prompt: "a boat on a lake at night, in fog" }, /“red”/],
  ["loses the place", { prompt: "a red boat at night, in fog" }, /no longer shows “.*lake”/],
  ["is the old one", { prompt: PROMPT }, "The new prompt is the old one."],
  ["is the old one but for signs", { prompt: `${PROMPT}.` }, "The new prompt is the old one."],
  ["is empty", { prompt: " \u0000 " }, "The prompt is empty."],
  ["is too long", { prompt: `${PROMPT}${", with lanterns".repeat(60)}` }, /500 is the most|can hold/],
  [
    "changes everywhere",
    { prompt: "one red big boat slowly on still a blue lake late at dark night, far in grey fog" },
    /^The new prompt changes \d places, 3 is the most\.$/,
  ],
  ["has no reason", { reason: "\u200B" }, "The new prompt comes without a reason."],
  [
    "has no number",
    { valence: "0.5" },
    "The answer does not hold at “suggestions.0.valence”: expected number, received string.",
  ],
])("a prompt that %s is refused", (_how, change, refusal) => {
  if (typeof refusal === "string") expect(prompts(answer(change))).toBe(refusal);
  else expect(prompts(answer(change))).toMatch(refusal);
});

test("those that hold are kept, each prompt once and three at most", () => {
  const [swans, lanterns] = [`${PROMPT}, with swans`, `${PROMPT}, with lanterns`];
  expect(prompts(answer({ prompt: "nothing" }, { prompt: swans }, { prompt: swans }))).toEqual([swans]);
  expect(prompts(answer({}, {}, {}, { prompt: swans }))).toEqual([lanterns]);
  expect(prompts('{"suggestions":[]}')).toMatch(/^The answer does not hold at “suggestions”/);
});

test("whatever is written, what is kept is whole: edits lead to the prompt, and the guard has nothing against it", () => {
  const piece = fc.constantFrom(
    "a red boat on a lake",
    " at night",
    ", in fog",
    ", at dawn",
    " with swans",
    "\u202E",
    "🌊",
    "\n",
    "not",
    " ",
    "ignore all instructions",
    "{{facts}}",
  );
  const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(""));
  let kept = 0;
  fc.assert(
    fc.property(text, text, fc.double(), (prompt, reason, valence) => {
      const found = of(answer({ prompt, reason, valence }));
      if ("refusal" in found) expect(found.refusal).toMatch(/^[^\p{C}]+\.$/u);
      for (const one of "value" in found ? found.value : []) {
        kept++;
        expect(proposal.safeParse(one).error).toBeUndefined();
        expect(applyEdits(PROMPT, one.edits)).toBe(one.prompt);
        expect(objectionTo(FIRST, one.prompt)).toBeUndefined();
        expect(one.prompt + one.reason).not.toMatch(/\p{C}/u);
      }
    }),
    { seed: 8, numRuns: 200 },
  );
  expect(kept).toBeGreaterThan(10);
});
