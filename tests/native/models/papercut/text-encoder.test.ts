/** @file The text encoder: prompts are sets, empty rows are nothing, and slots start by looking for their own kind. */
import { afterAll, expect, test } from "vitest";
import { KIND_NAMES } from "../../../../app/scene/kinds.ts";
import type { Phrase } from "../../../../app/prompt/phrase.ts";
import { float32Tensor } from "../../../../native/graph/tensors.ts";
import { buildTextEncoder } from "../../../../native/models/papercut/build.ts";
import { FEATURES, ROWS } from "../../../../native/models/papercut/phrase-features.ts";
import { SLOT_CONDITION } from "../../../../native/models/papercut/text-encoder.ts";
import { createSession } from "../../../../native/runtime/session.ts";
import { SLOTS } from "../../../../native/scene/tokens.ts";
import { apart, BOAT_AT_NIGHT, numbers, promptFeeds } from "../tiny.ts";
import { dataOf, livelyWeights } from "./lively-weights.ts";

const graph = buildTextEncoder(livelyWeights());
const session = await createSession(graph);
afterAll(() => session.release());

async function encode(...prompts: readonly (readonly Phrase[])[]) {
  const { slots, pooled } = await session.run(promptFeeds(prompts));
  return { slots: numbers(slots), pooled: numbers(pooled) };
}

test("the order of phrases does not matter, what they say does", async () => {
  const one = await encode(BOAT_AT_NIGHT);
  const other = await encode(BOAT_AT_NIGHT.toReversed());
  expect(apart(one.slots, other.slots)).toBeLessThan(1e-5);
  expect(apart(one.pooled, other.pooled)).toBeLessThan(1e-5);
  const blue = await encode(BOAT_AT_NIGHT.map((phrase) => (phrase.colour ? { ...phrase, colour: "blue" } : phrase)));
  expect(apart(one.slots, blue.slots)).toBeGreaterThan(1e-3);
});

test("what stands in a masked row does not matter", async () => {
  const feeds = promptFeeds([BOAT_AT_NIGHT]);
  const littered = numbers(feeds.phrases).slice();
  for (let i = (BOAT_AT_NIGHT.length + 1) * FEATURES; i < ROWS * FEATURES; i++) littered[i] = (i % 3) - 1;
  const clean = await session.run(feeds);
  const other = await session.run({ ...feeds, phrases: float32Tensor([1, ROWS, FEATURES], littered) });
  expect(numbers(other.slots)).toEqual(numbers(clean.slots));
  expect(numbers(other.pooled)).toEqual(numbers(clean.pooled));
});

test("an empty prompt is its start row alone, in any batch", async () => {
  const alone = await encode([]);
  const among = await encode(BOAT_AT_NIGHT, []);
  const size = SLOTS.length * SLOT_CONDITION;
  expect(apart(among.slots.subarray(size), alone.slots)).toBeLessThan(1e-5);
  const phrases = new Float32Array(FEATURES);
  phrases[0] = 1;
  // Rows repeat the start row: attention over equal rows is that row.
  const repeated = Float32Array.from({ length: ROWS * FEATURES }, (_, i) => phrases[i % FEATURES]!);
  const same = await session.run({
    phrases: float32Tensor([1, ROWS, FEATURES], repeated),
    mask: float32Tensor([1, ROWS], new Float32Array(ROWS)),
  });
  expect(apart(numbers(same.pooled), alone.pooled)).toBeLessThan(1e-5);
});

test("before training the first query of a slot fits the key of its own kind best", () => {
  const fresh = buildTextEncoder(new Map());
  const [embed, key, queries] = ["text.embed.weight", "text.lookup.key.weight", "text.lookup.queries"].map((name) =>
    dataOf(fresh, name),
  ) as [Float32Array, Float32Array, Float32Array];
  const width = Math.sqrt(key.length);
  const keyOf = (column: number): number[] =>
    Array.from({ length: width }, (_, out) => {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += embed[column * width + i]! * key[i * width + out]!;
      return sum;
    });
  // Columns: start, negated, then the concepts, of which the kinds come first.
  const keys = KIND_NAMES.map((_, kind) => keyOf(2 + kind));
  for (const [slot, { kind }] of SLOTS.entries()) {
    const query = queries.subarray(slot * width, (slot + 1) * width);
    const scores = keys.map((each) => each.reduce((sum, value, i) => sum + value * query[i]!, 0));
    expect(KIND_NAMES[scores.indexOf(Math.max(...scores))]).toBe(kind);
  }
});
