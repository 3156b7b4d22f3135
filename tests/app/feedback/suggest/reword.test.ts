/** @file Moves in words: the prompt then says what is meant and nothing else has changed. */
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../../app/feedback/apply-edits.ts";
import { compatible, type Move, movesFor } from "../../../../app/feedback/suggest/moves.ts";
import { phrasesAfter, reword } from "../../../../app/feedback/suggest/reword.ts";
import { danglingWords } from "../../../../app/feedback/suggest/sound.ts";
import { normalise } from "../../../../app/prompt/carries.ts";
import { CONCEPTS, type Concept, type Phrase } from "../../../../app/prompt/phrase.ts";
import { readPrompt } from "../../../../app/prompt/read.ts";
import { writePrompt } from "../../../../app/prompt/write.ts";
import { stream } from "../../../../app/random/philox.ts";
import fc from "../../../kit/fc.ts";

const SEEN: ReadonlySet<Concept> = new Set<Concept>(["cloud", "rocks", "person"]);

/** The prompt after the move of this family, or undefined when it is not offered. */
function after(prompt: string, family: string, kept = ""): string | undefined {
  const reading = readPrompt(prompt);
  const move = movesFor(reading.phrases, readPrompt(kept).phrases, SEEN).find((one) => one.family === family);
  const edit = move && reword(prompt, reading, move);
  return edit && applyEdits(prompt, [edit]);
}

describe("reads as English", () => {
  test.each([
    ["a deer by a lake", "add:at:dawn", "a deer by a lake at dawn"],
    ["a deer by a lake.", "add:flowers", "a deer by a lake, with flowers."],
    ["a lake, no boats", "add:at:night", "a lake, no boats, at night"],
    ["a deer by a lake", "without:cloud", "a deer by a lake, no clouds"],
    ["a house in the rain at night", "swap:at:night>at:dawn", "a house in the rain at dawn"],
    ["At night a boat", "swap:at:night>at:day", "At noon a boat"],
    ["a night city with lamps", "swap:at:night>at:dusk", "a city with lamps at dusk"],
    ["an eerie house", "swap:mood:frightening>mood:joyful", "a joyful house"],
    ["a joyful house", "swap:mood:joyful>mood:frightening", "an eerie house"],
    ["a ship in a storm at dusk", "swap:storm>clear", "a ship at dusk, under a clear sky"],
    ["a boat, in muted colours", "swap:palette:muted>palette:bright", "a boat, in bright light"],
    ["a boat on the sea with waves", "swap:waves>calm-water", "a boat on the sea with calm water"],
    ["a house in the rain at night", "remove:rain", "a house at night"],
    ["an old, sad house", "remove:mood:sad", "an old house"],
    ["an eerie house", "remove:mood:frightening", "a house"],
    ["dark and misty forest", "remove:mist", "dark forest"],
    ["dark and misty forest", "remove:palette:dark", "misty forest"],
    ["a room, with a gloomy atmosphere, with lanterns", "remove:mood:gloomy", "a room, with lanterns"],
    ["a meadow under a clear sky with a rainbow", "remove:rainbow", "a meadow under a clear sky"],
    ["Night. A street.", "remove:at:night", "A street."],
  ])("%s, %s: %s", (prompt, family, expected) => {
    expect(after(prompt, family)).toBe(expected);
  });
});

describe("is not offered", () => {
  test.each([
    ["moonlight by day", "a boat under the moon", "add:at:day"],
    ["what was ruled out", "a lake, no clouds", "add:storm"],
    ["a boat without water", "a cat on a street", "add:boat"],
    ["weather in a room", "a cat in a room", "add:rainbow"],
    ["what is there already", "a garden with flowers", "add:flowers"],
    ["a second mood", "a sad house", "add:mood:calm"],
    ["what would leave half a sentence", "a night", "remove:at:night"],
  ])("%s", (_, prompt, family) => {
    expect(after(prompt, family)).toBeUndefined();
  });

  test("the loss of what the first prompt named", () => {
    expect(after("a ruin under the moon", "remove:moon", "a ruin under the moon")).toBeUndefined();
    expect(after("a ruin under the moon", "remove:moon", "a ruin")).toBe("a ruin");
  });

  test("but weather may go, though the first prompt named it", () => {
    expect(after("a ruin in the rain", "remove:rain", "a ruin in the rain")).toBe("a ruin");
    expect(after("a ruin in the rain", "swap:rain>clear", "a ruin in the rain")).toBe("a ruin under a clear sky");
  });
});

const captions = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...CONCEPTS), { minLength: 1, maxLength: 8 }), fc.integer({ min: 0, max: 1e9 }))
  .map(([concepts, seed]) => {
    const random = stream(seed, "caption");
    return writePrompt(
      concepts.map((concept) => ({ concept, negated: random.chance(0.15) })),
      random,
    );
  });

const keys = (phrases: readonly Phrase[]): string[] =>
  phrases.map((phrase) => JSON.stringify(normalise(phrase))).toSorted();

test("whatever the prompt, an edit changes what the move is about and leaves no word without a purpose", () => {
  let worded = 0;
  let offered = 0;
  fc.assert(
    fc.property(captions, fc.infiniteStream(fc.nat()), (prompt, numbers) => {
      const reading = readPrompt(prompt);
      const moves = movesFor(reading.phrases, [], SEEN);
      for (const number of numbers.take(6)) {
        const move = moves[number % moves.length];
        if (move === undefined) continue;
        offered++;
        const edit = reword(prompt, reading, move);
        if (edit === undefined) continue;
        worded++;
        const edited = applyEdits(prompt, [edit]);
        expect(keys(readPrompt(edited).phrases)).toEqual(keys(phrasesAfter(reading.phrases, move)));
        expect(danglingWords(edited)).toBeLessThanOrEqual(danglingWords(prompt));
      }
    }),
    { seed: 20261126, numRuns: 150 },
  );
  expect(worded / offered).toBeGreaterThan(0.9);
});

test("moves that contradict one another are not made together", () => {
  const move = (more: Partial<Move>): Move => ({ family: "", group: "company", refused: false, ...more });
  const night = move({ group: "hour", gained: "at:night" });
  expect(compatible(night, move({ group: "sky", gained: "rainbow" }))).toBe(false);
  expect(compatible(night, move({ group: "hour", gained: "at:dawn" }))).toBe(false);
  expect(compatible(night, move({ group: "sky", gained: "moon" }))).toBe(true);
  const noClouds = move({ group: "without", lost: "cloud", refused: true });
  expect(compatible(noClouds, move({ group: "weather", gained: "overcast" }))).toBe(false);
  expect(compatible(move({ group: "weather", gained: "overcast" }), noClouds)).toBe(false);
  expect(compatible(noClouds, night)).toBe(true);
});
