/** @file How much a structure weighs, whatever its shape. */
import { expect, test } from "vitest";
import { MOST_WEIGHT } from "../../app/contract/wire/frame.ts";
import { weigh } from "../../app/contract/wire/weight.ts";

const circle: unknown[] = [];
circle.push(circle, circle, circle);

test.each<[string, unknown]>([
  ["a long text", "x".repeat(101)],
  ["a long name", { ["x".repeat(101)]: 1 }],
  ["many numbers", Array.from({ length: 13 }, () => 1)],
  ["texts deep inside", { a: [{ b: new Map([["c", new Set(["x".repeat(60)])]]) }] }],
  ["bytes", new Uint8Array(101)],
  ["a buffer", new ArrayBuffer(101)],
  ["a number without end", 16n ** 101n],
  ["a vast array with nothing in it", Object.assign([], { length: 2 ** 32 - 1 })],
  ["a circle", circle],
])("%s is too large", (_, value) => {
  expect(weigh(value, 100)).toMatchObject({ code: "wire.tooLarge" });
});

test.each<[string, unknown]>([
  ["a short text", "x".repeat(90)],
  ["few numbers", [1, 2, 3]],
  ["nothing", undefined],
  ["null", null],
  ["a small object", { t: "value", id: 1, value: { seq: 12 } }],
])("%s is not", (_, value) => {
  expect(weigh(value, 100)).toBeUndefined();
});

test("a circle of the widest kind is found out within the limit's work", () => {
  const wide: unknown[] = [];
  for (let i = 0; i < 1000; i += 1) wide.push(wide);
  expect(weigh(wide)).toMatchObject({ code: "wire.tooLarge" });
});

test("the limit is 4 MiB", () => {
  expect(weigh("x".repeat(MOST_WEIGHT - 8))).toBeUndefined();
  expect(weigh("x".repeat(MOST_WEIGHT - 7))).toEqual({ code: "wire.tooLarge", bytes: 4 * 2 ** 20 + 1 });
});
