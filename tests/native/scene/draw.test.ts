/** @file Drawing: deterministic, clean for any tokens, complete to the edges, independent element by element. */
import { describe, expect, test } from "vitest";
import { KIND_NAMES } from "../../../app/scene/kinds.ts";
import type { Scene } from "../../../app/scene/scene.ts";
import { drawingOrder, drawScene } from "../../../native/scene/draw.ts";
import { bleed, frameOf } from "../../../native/scene/frame.ts";
import { DRAWINGS } from "../../../native/scene/kinds/table.ts";
import { rasteriseSvg } from "../../../native/scene/raster.ts";
import { anyElement, anyFullScene, anyGlobals, element, lakeScene, plainGlobals } from "./scenes.ts";
import fc from "../../kit/fc.ts";

const ASPECTS = [
  [512, 512],
  [600, 400],
  [400, 600],
  [640, 360],
] as const;

const BAD = /NaN|undefined|Infinity|null|e[-+]\d/;

describe("drawScene", () => {
  test("the same scene gives the same text", () => {
    fc.assert(
      fc.property(anyFullScene, (scene) => {
        const options = { width: 300, height: 200, detail: "full" } as const;
        expect(drawScene(structuredClone(scene), options)).toBe(drawScene(scene, options));
      }),
      { seed: 1, numRuns: 5 },
    );
  });

  test.each(KIND_NAMES)("%s draws clean numbers for any tokens, frame and detail", (kind) => {
    fc.assert(
      fc.property(
        anyElement(kind),
        anyGlobals,
        fc.constantFrom(...ASPECTS),
        fc.constantFrom("full" as const, "low" as const),
        (drawn, globals, [width, height], detail) => {
          expect(drawScene({ globals, elements: [drawn] }, { width, height, detail })).not.toMatch(BAD);
        },
      ),
      { seed: 2, numRuns: 25 },
    );
  });

  test.each(KIND_NAMES)("%s has an honest extent: a box with area, and fill in 0…1", (kind) => {
    const drawing = DRAWINGS[kind];
    fc.assert(
      fc.property(anyElement(kind), anyGlobals, fc.constantFrom(...ASPECTS), (drawn, globals, [width, height]) => {
        const box = drawing.extent(drawn, frameOf(width, height), globals);
        expect([box.left, box.top, box.right, box.bottom].every(Number.isFinite)).toBe(true);
        // Land may reach from below the frame's bottom; its box is then empty, never inside out by more.
        expect(box.right).toBeGreaterThan(box.left);
      }),
      { seed: 3, numRuns: 10 },
    );
    expect(drawing.fill).toBeGreaterThan(0);
    expect(drawing.fill).toBeLessThanOrEqual(1);
  });

  test("an element is drawn the same whatever else the scene holds", () => {
    const options = { width: 300, height: 300, detail: "full" } as const;
    const birds = element("birds", { seed: 99 });
    const alone = drawScene({ globals: plainGlobals, elements: [birds] }, options);
    const outline = /<path d="(M[^"]+)"[^>]*opacity="\.92"/.exec(alone)![1]!;
    const among = drawScene({ ...lakeScene, elements: [...lakeScene.elements, birds] }, options);
    expect(among).toContain(outline);
  });

  test("another seed changes the drawing", () => {
    const options = { width: 300, height: 300, detail: "full" } as const;
    const reseeded: Scene = {
      ...lakeScene,
      elements: lakeScene.elements.map((one) => ({ ...one, seed: one.seed + 1 })),
    };
    expect(drawScene(reseeded, options)).not.toBe(drawScene(lakeScene, options));
  });

  test("layers come before depth: sky behind land behind weather", () => {
    const order = drawingOrder([
      element("rain", { depth: 0 }),
      element("hills", { depth: 0.9 }),
      element("ridge", { depth: 0.1 }),
      element("cloud", { depth: 0.5 }),
      element("stars", { depth: 1 }),
    ]).map(({ kind }) => kind);
    expect(order).toEqual(["stars", "cloud", "ridge", "hills", "rain"]);
  });

  test("every id that is used is defined once", () => {
    fc.assert(
      fc.property(anyFullScene, (scene) => {
        const svg = drawScene(scene, { width: 300, height: 300, detail: "full" });
        const ids = Array.from(svg.matchAll(/ id="([^"]+)"/g), (match) => match[1]!);
        const used = Array.from(svg.matchAll(/(?:url\(#|href="#)([^")]+)/g), (match) => match[1]!);
        expect(new Set(ids).size).toBe(ids.length);
        expect(used.filter((id) => !ids.includes(id))).toEqual([]);
      }),
      { seed: 4, numRuns: 5 },
    );
  });
});

describe("the frame", () => {
  test.each([-8, -3, 5, 8])("no corner shows at a tilt of %d°, at any aspect", async (tilt) => {
    for (const [width, height] of ASPECTS) {
      const svg = drawScene(
        { globals: { ...plainGlobals, tilt }, elements: [element("hills", { y: 0.7 })] },
        { width: width / 4, height: height / 4, detail: "low" },
      );
      const { data, channels } = await rasteriseSvg(svg);
      expect(channels).toBe(4);
      expect(data.every((value, i) => i % 4 !== 3 || value === 255)).toBe(true);
    }
  });

  test("the short side is 1000 units and the bleed grows with the long side", () => {
    expect(frameOf(1920, 1080).height).toBe(1000);
    expect(frameOf(200, 300)).toEqual({ width: 1000, height: 1500 });
    expect(bleed(frameOf(1600, 900))).toBeGreaterThan(bleed(frameOf(900, 900)));
  });
});
