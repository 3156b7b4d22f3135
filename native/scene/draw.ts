/** @file A scene → SVG: sky, then every element in the order of its layer and depth, tilted as one. */
import { mix, type Oklab } from "../../app/colour/oklab.ts";
import type { Element, Scene } from "../../app/scene/scene.ts";
import { bleed, frameOf, tiltTransform } from "./frame.ts";
import { DRAWINGS } from "./kinds/table.ts";
import { definitionsText, depthRamp, paperPen, type Sheet } from "./paper-pen.ts";
import type { Detail, Layer, Pen, Stop } from "./pen.ts";
import { short } from "./shapes.ts";

export interface DrawOptions {
  /** Pixels. Any aspect from about 1:3 to 3:1. */
  readonly width: number;
  readonly height: number;
  readonly detail: Detail;
}

const LAYERS = {
  heavens: 0,
  light: 1,
  sky: 2,
  land: 3,
  air: 4,
  weather: 5,
  frame: 6,
} as const satisfies Record<Layer, number>;

/** Only what stands in or under the sky is seen again in water; air, weather and light are not. */
const MIRRORED: readonly Layer[] = ["heavens", "sky", "land"];

/** The elements back to front: by layer, then depth; equal ones keep the scene's order. */
export function drawingOrder(elements: readonly Element[]): Element[] {
  return elements.toSorted(
    (a, b) => LAYERS[DRAWINGS[a.kind].layer] - LAYERS[DRAWINGS[b.kind].layer] || a.depth - b.depth,
  );
}

/**
 * Sky down to the horizon and hazy ground below it in one gradient: where no land covers the horizon it fades, and
 * never shows an edge. On top, the glow around the light.
 */
function backdrop(pen: Pen): string {
  const { globals, frame } = pen;
  const margin = bleed(frame);
  const from = -margin;
  const height = frame.height + 2 * margin;
  const at = (y: number): number => (y - from) / height;
  const land = (depth: number): Oklab => mix(depthRamp(globals, depth), globals.skyHorizon, 0.55 * (1 - depth));
  const stops: Stop[] = [
    [at(0), globals.skyTop],
    [at(pen.horizon * 0.28), mix(globals.skyTop, globals.skyMiddle, 0.55)],
    [at(pen.horizon * 0.58), globals.skyMiddle],
    [at(pen.horizon * 0.82), mix(globals.skyMiddle, globals.skyHorizon, 0.6)],
    [at(pen.horizon), globals.skyHorizon],
    [at(pen.horizon + 0.3 * (frame.height - pen.horizon)), land(0.25)],
    [1, land(0.75)],
  ];
  const area = `M${short(-margin)} ${short(from)}h${short(frame.width + 2 * margin)}v${short(height)}h${short(-frame.width - 2 * margin)}Z`;
  const sky = pen.path(area, pen.linear(stops, [0, from], [0, from + height]));
  const glow = pen.radial(
    [
      [0, globals.light, 0.8 * globals.glow],
      [0.12, globals.light, 0.58 * globals.glow],
      [0.35, globals.light, 0.26 * globals.glow],
      [0.65, globals.light, 0.08 * globals.glow],
      [1, globals.light, 0],
    ],
    [pen.lightX, pen.lightY],
    640 + 0.18 * (frame.width - 1000),
  );
  return sky + (globals.glow > 0.02 ? pen.path(area, glow) : "");
}

/**
 * Draws a scene as SVG text. The same scene and options give the same text; an element's drawing depends only on its
 * own tokens and the globals (and water on what it mirrors).
 */
export function drawScene(scene: Scene, options: DrawOptions): string {
  const frame = frameOf(options.width, options.height);
  const sheet: Sheet = {
    globals: scene.globals,
    frame,
    detail: options.detail,
    definitions: new Map(),
    behind: [],
  };
  let content = backdrop(paperPen(sheet, { seed: 0 }));
  for (const [index, element] of drawingOrder(scene.elements).entries()) {
    const drawing = DRAWINGS[element.kind];
    const shapes = drawing.draw(element, paperPen(sheet, element));
    if (shapes === "") continue;
    if (MIRRORED.includes(drawing.layer)) {
      const id = `e${index}`;
      content += `<g id="${id}">${shapes}</g>`;
      sheet.behind.push(id);
    } else content += shapes;
  }
  const tilt = scene.globals.tilt;
  const tilted = Math.abs(tilt) < 0.05 ? content : `<g transform="${tiltTransform(frame, tilt)}">${content}</g>`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${options.width}" height="${options.height}" ` +
    `viewBox="0 0 ${short(frame.width)} ${short(frame.height)}">` +
    `<defs>${definitionsText(sheet)}</defs>${tilted}</svg>`
  );
}
