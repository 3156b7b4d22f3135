/** @file What an export is asked for. */
import { expect, it } from "vitest";
import { exportRequest } from "../../../../app/contract/studio/exports.ts";
import {
  canExport,
  FIRST_CHOICE,
  FORMATS,
  hasQuality,
  hasSize,
  requestOf,
} from "../../../../renderer/features/export/formats.ts";

it("offers every format of the contract once", () => {
  expect([...FORMATS].sort()).toEqual([...exportRequest.shape.format.options].sort());
});

it("an animation needs two pictures, vectors need a drawing of each", () => {
  expect(FORMATS.filter((format) => canExport(format, 1, true))).not.toContain("gif");
  expect(FORMATS.filter((format) => canExport(format, 2, false))).toEqual(FORMATS.filter((one) => one !== "svg"));
});

it("asks only for what the format has", () => {
  const choice = { ...FIRST_CHOICE, size: 1024, quality: 70, fps: 8, morph: 2, strip: true };
  expect(requestOf(["a"], choice)).toEqual({ pictures: ["a"], format: "png", strip: true, size: 1024 });
  expect(requestOf(["a"], { ...choice, format: "csv" })).toEqual({ pictures: ["a"], format: "csv", strip: true });
  expect(requestOf(["a", "b"], { ...choice, format: "webp-animation" })).toEqual({
    pictures: ["a", "b"],
    format: "webp-animation",
    strip: true,
    size: 1024,
    quality: 70,
    fps: 8,
    morph: 2,
  });
});

it("in a ZIP the pictures inside decide about size and quality", () => {
  const zip = { ...FIRST_CHOICE, format: "zip" } as const;
  const seen = (["png", "jpeg", "svg"] as const).map((inside) => [
    hasSize({ ...zip, inside }),
    hasQuality({ ...zip, inside }),
  ]);
  expect(seen).toEqual([
    [true, false],
    [true, true],
    [false, false],
  ]);
});

it("every request holds in the contract", () => {
  for (const format of FORMATS) {
    expect(exportRequest.safeParse(requestOf(["a", "b"], { ...FIRST_CHOICE, format })).success).toBe(true);
  }
});
