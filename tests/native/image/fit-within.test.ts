/** @file Pictures made smaller: the aspect stays, and nothing is ever enlarged. */
import { expect, test } from "vitest";
import { fitWithin } from "../../../native/image/fit-within.ts";

const flat = (width: number, height: number) => ({ width, height, data: new Uint8Array(width * height * 3).fill(77) });

test.each([
  [300, 200, 90, 60],
  [200, 300, 60, 90],
  [100, 100, 90, 90],
])("%i × %i within 90 becomes %i × %i of the same colour", async (width, height, newWidth, newHeight) => {
  const small = await fitWithin(flat(width, height), 90);
  expect([small.width, small.height, small.data.length]).toEqual([newWidth, newHeight, newWidth * newHeight * 3]);
  expect(small.data.every((value) => value === 77)).toBe(true);
});

test("a picture that is small enough comes back as it is", async () => {
  const picture = flat(90, 40);
  expect(await fitWithin(picture, 90)).toBe(picture);
});
