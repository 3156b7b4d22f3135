/** @file The design's neutrals: the same in the stylesheet and in code, and of no hue. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fromHex } from "../../../app/colour/oklab.ts";
import { NEUTRALS } from "../../../renderer/theme/palette.ts";
import { contrast } from "../../kit/contrast.ts";
import { inRoot } from "../../kit/repository.ts";

const SURROUNDS = ["well", "desk", "sheet-1", "sheet-2", "sheet-3", "slip"] as const;

const css = readFileSync(inRoot("renderer/theme/tokens.css"), "utf8");
const block = { dark: css.slice(0, css.indexOf("html.light")), light: css.slice(css.indexOf("html.light")) };

describe.each(["dark", "light"] as const)("%s", (scheme) => {
  test.each(Object.entries(NEUTRALS[scheme]))("--%s is %s in the stylesheet too", (name, hex) => {
    expect(block[scheme]).toContain(`--${name}: ${hex};`);
  });

  test("what surrounds pictures has a chroma of 0.015 at most, so that it does not tint them", () => {
    const chroma = SURROUNDS.map((name) => {
      const { a, b } = fromHex(NEUTRALS[scheme][name]);
      return Math.hypot(a, b);
    });
    expect(Math.max(...chroma)).toBeLessThanOrEqual(0.0155);
  });

  test("words can be read on every sheet", () => {
    for (const ink of ["ink", "ink-2", "ink-3"] as const) {
      for (const sheet of ["desk", "sheet-1", "sheet-2"] as const) {
        const ratio = contrast(NEUTRALS[scheme][ink], NEUTRALS[scheme][sheet]);
        expect(ratio, `${ink} on ${sheet}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});
