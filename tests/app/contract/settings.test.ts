/** @file Changing one setting leaves the others alone. */
import { expect, test } from "vitest";
import { settings, settingsChange } from "../../../app/contract/studio/settings.ts";

test("a change holds what was named and no default", () => {
  expect(settingsChange.parse({ theme: "light" })).toEqual({ theme: "light" });
  expect(settingsChange.parse({})).toEqual({});
});

test("every setting can be changed, within the same bounds", () => {
  expect(Object.keys(settingsChange.shape)).toEqual(Object.keys(settings.shape));
  expect(settingsChange.safeParse({ tolerance: 9 }).success).toBe(false);
});
