/** @file Giving memory back must never take it from others. */
import { expect, test } from "vitest";
import { discard } from "../../../native/training/discard.ts";

test("an array that owns its memory gives it back", () => {
  const values = new Float32Array(8);
  discard(values);
  expect(values.length).toBe(0);
});

test("an array that is a part of something larger is left alone", () => {
  const whole = Float32Array.of(1, 2, 3);
  discard(whole.subarray(1));
  discard(Buffer.from("short strings share one pool"));
  expect(whole).toEqual(Float32Array.of(1, 2, 3));
  expect(Buffer.from("and go on sharing it").toString()).toBe("and go on sharing it");
});
