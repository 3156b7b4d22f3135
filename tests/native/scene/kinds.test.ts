/** @file The things of a scene: plants, buildings, animals and people draw cleanly, repeatably and inside what they claim to cover. */
import { describe, expect, test } from "vitest";
import type { Kind } from "../../../app/scene/kinds.ts";
import { KIND_NAMES } from "../../../app/scene/kinds.ts";
import type { Element, Globals } from "../../../app/scene/scene.ts";
import { DRAWINGS } from "../../../native/scene/kinds/table.ts";
import { definitionsText, paperPen } from "../../../native/scene/paper-pen.ts";
import type { Sheet } from "../../../native/scene/paper-pen.ts";
import type { Box, Detail, Frame } from "../../../native/scene/pen.ts";
import { rasteriseSvg } from "../../../native/scene/raster.ts";
import { element, plainGlobals } from "./scenes.ts";

const THINGS = KIND_NAMES.slice(KIND_NAMES.indexOf("conifer"));
const VARIANTS = [0.05, 0.28, 0.38, 0.48, 0.65, 0.72, 0.95];
const FRAME: Frame = { width: 1500, height: 1000 };
const DAY: Globals = { ...plainGlobals, daylight: 1 };
const WEATHERS: readonly Globals[] = [
  DAY,
  { ...DAY, snowCover: 0.9, foliage: -0.8, lightX: 0.2 },
  { ...DAY, daylight: 0, skyTop: { l: 0.2, a: 0, b: -0.05 }, skyMiddle: { l: 0.25, a: 0, b: -0.05 }, wind: 1 },
];
const UNITS_PER_PIXEL = 5;

function drawn(one: Element, globals: Globals, detail: Detail): { body: string; definitions: string } {
  const sheet: Sheet = { globals, frame: FRAME, detail, definitions: new Map(), behind: [] };
  const body = DRAWINGS[one.kind].draw(one, paperPen(sheet, one));
  return { body, definitions: definitionsText(sheet) };
}

function thing(kind: Kind, variant: number, tokens: Partial<Element> = {}): Element {
  return element(kind, { x: 0.5, y: 0.75, depth: 0.8, variant, ...tokens });
}

/** The box of everything more than half opaque when all of it is black, and how many pixels that is. */
async function ink(one: Element, detail: Detail): Promise<{ box: Box; pixels: number }> {
  const { body, definitions } = drawn(one, DAY, detail);
  const black = (text: string): string => text.replace(/(fill|stroke|stop-color)="#[0-9a-f]{6}"/g, '$1="#000000"');
  const [width, height] = [FRAME.width / UNITS_PER_PIXEL, FRAME.height / UNITS_PER_PIXEL];
  const { data, channels } = await rasteriseSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${FRAME.width} ${FRAME.height}">` +
      `<defs>${black(definitions)}</defs><rect width="${FRAME.width}" height="${FRAME.height}" fill="#ffffff"/>${black(body)}</svg>`,
  );
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let pixels = 0;
  for (let i = 0; i < width * height; i++) {
    if (data[i * channels]! >= 128) continue;
    const [x, y] = [(i % width) * UNITS_PER_PIXEL, Math.floor(i / width) * UNITS_PER_PIXEL];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x + UNITS_PER_PIXEL);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y + UNITS_PER_PIXEL);
    pixels++;
  }
  return { box, pixels };
}

function insideFrame(box: Box): Box {
  return {
    left: Math.max(0, box.left),
    top: Math.max(0, box.top),
    right: Math.min(FRAME.width, box.right),
    bottom: Math.min(FRAME.height, box.bottom),
  };
}

describe.each(THINGS)("%s", (kind) => {
  test("draws clean, repeatable text in every form, season and light, and less of it in low detail", () => {
    for (const variant of VARIANTS) {
      for (const globals of WEATHERS) {
        const one = thing(kind, variant, { size: 0.7, turn: 0.3, roughness: 0.8 });
        const full = drawn(one, globals, "full");
        const low = drawn(one, globals, "low");
        expect(full.body + full.definitions + low.body + low.definitions).not.toMatch(/NaN|undefined|Infinity|e[-+]\d/);
        expect(drawn(structuredClone(one), globals, "full")).toEqual(full);
        expect(low.body.length).toBeLessThan(full.body.length);
        expect(low.definitions).not.toContain("clipPath");
      }
    }
  });

  test("inks nothing outside its extent, and uses most of it", async () => {
    for (const [variant, size, turn, roughness] of [
      [0.05, 0.5, 0.5, 0.3],
      [0.48, 0.7, 0.3, 0.6],
      [0.65, 0.4, 0.7, 0],
      [0.95, 0.6, 0.4, 0.9],
    ] as const) {
      const one = thing(kind, variant, { size, turn, roughness });
      const extent = insideFrame(DRAWINGS[kind].extent(one, FRAME, DAY));
      const { box, pixels } = await ink(one, "full");
      const outside = Math.max(
        extent.left - box.left,
        extent.top - box.top,
        box.right - extent.right,
        box.bottom - extent.bottom,
      );
      expect(outside, `${variant} reaches past its extent by`).toBeLessThan(22);
      const [width, height] = [extent.right - extent.left, extent.bottom - extent.top];
      expect((box.right - box.left) / width, `${variant} uses of its width`).toBeGreaterThan(0.5);
      expect((box.bottom - box.top) / height, `${variant} uses of its height`).toBeGreaterThan(0.5);
      const share = (pixels * UNITS_PER_PIXEL ** 2) / (width * height);
      expect(share / DRAWINGS[kind].fill, `${variant} inks ${share}`).toBeGreaterThan(0.3);
      expect(share / DRAWINGS[kind].fill, `${variant} inks ${share}`).toBeLessThan(3);
    }
  });

  test("keeps its outline in low detail", async () => {
    const one = thing(kind, 0.4, { size: 0.8 });
    const full = await ink(one, "full");
    const low = await ink(one, "low");
    const apart = (["left", "right", "bottom"] as const).map((side) => Math.abs(full.box[side] - low.box[side]));
    expect(Math.max(...apart)).toBeLessThan(35);
    expect(low.pixels / full.pixels).toBeGreaterThan(0.6);
    expect(low.pixels / full.pixels).toBeLessThan(1.4);
  });

  test("takes a colour offset", () => {
    // A gradient's colours stand among the definitions.
    const whole = (one: Element): string => Object.values(drawn(one, DAY, "low")).join("");
    const plain = whole(thing(kind, 0.4));
    const red = whole(thing(kind, 0.4, { colour: { l: 0, a: 0.2, b: 0.1 } }));
    expect(red).not.toBe(plain);
    expect(red.replace(/#[0-9a-f]{6}/g, "")).toBe(plain.replace(/#[0-9a-f]{6}/g, ""));
  });
});
