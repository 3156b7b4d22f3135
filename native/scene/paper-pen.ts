/** @file The pen that writes SVG: paper-cut shapes in the picture's own colours, gradients shared where they are equal. */
import { mix, type Oklab, shade, toHex } from "../../app/colour/oklab.ts";
import { stream } from "../../app/random/philox.ts";
import type { Element, Globals } from "../../app/scene/scene.ts";
import { bleed } from "./frame.ts";
import type { Detail, Frame, Paint, Pen, Point, ShapeOptions, Stop } from "./pen.ts";
import { clamp, short } from "./shapes.ts";

/** What the elements of one picture share: definitions by their text, and the ids of what is drawn so far. */
export interface Sheet {
  readonly globals: Globals;
  readonly frame: Frame;
  readonly detail: Detail;
  /** Text of each definition without its id → its id. */
  readonly definitions: Map<string, string>;
  /** Ids of the groups that still water mirrors, back to front. */
  readonly behind: string[];
}

/** Below this much daylight lamps are lit; a dark sky counts too. */
const LAMPS_BELOW_DAYLIGHT = 0.35;
const LAMPS_BELOW_SKY_LIGHTNESS = 0.42;

/** Opacity as SVG writes it: three decimals, no leading zero. */
function opacityText(value: number): string {
  return (
    clamp(value)
      .toFixed(3)
      .replace(/^0(?=\.)/, "")
      .replace(/\.?0+$/, "") || "0"
  );
}

function paintText(paint: Paint): string {
  return typeof paint === "string" ? paint : toHex(paint);
}

function attributes(options: ShapeOptions | undefined): string {
  if (options === undefined) return "";
  const { opacity, stroke, clip, transform } = options;
  let text = "";
  if (opacity !== undefined && opacity < 1) text += ` opacity="${opacityText(opacity)}"`;
  if (stroke !== undefined) {
    text += ` stroke="${toHex(stroke.colour)}" stroke-width="${short(stroke.width)}"`;
    if (stroke.cap === "round") text += ` stroke-linecap="round"`;
    if (stroke.join !== undefined && stroke.join !== "miter") text += ` stroke-linejoin="${stroke.join}"`;
  }
  if (clip !== undefined) text += ` clip-path="url(#${clip})"`;
  if (transform !== undefined) text += ` transform="${transform}"`;
  return text;
}

/** The id under which a definition is kept; equal definitions share one. `prefix` keeps ids valid XML names. */
function define(sheet: Sheet, text: string): string {
  const known = sheet.definitions.get(text);
  if (known !== undefined) return known;
  const id = `d${sheet.definitions.size}`;
  sheet.definitions.set(text, id);
  return id;
}

/** `<tag id=…>` of every definition, in the order they were asked for. */
export function definitionsText(sheet: Sheet): string {
  let text = "";
  for (const [definition, id] of sheet.definitions) text += definition.replace(" ", ` id="${id}" `);
  return text;
}

function stopsText(stops: readonly Stop[]): string {
  let text = "";
  for (const [at, colour, opacity] of stops) {
    text += `<stop offset="${short(at * 100)}%" stop-color="${toHex(colour)}"`;
    text += opacity === undefined || opacity >= 1 ? "/>" : ` stop-opacity="${opacityText(opacity)}"/>`;
  }
  return text;
}

/** Colour of the land's depth ramp: far → near, then towards the horizon's sky by haze · (1 − depth)^1.4. */
export function depthRamp(globals: Globals, depth: number, by?: Oklab): Oklab {
  const t = clamp(depth);
  const land = mix(globals.far, globals.near, t ** 0.85);
  const hazed = mix(land, globals.skyHorizon, clamp(globals.haze * (1 - t) ** 1.4));
  return by === undefined ? hazed : { l: hazed.l + by.l, a: hazed.a + by.a, b: hazed.b + by.b };
}

/** The pen of one element: same element and globals, same strokes. */
export function paperPen(sheet: Sheet, element: Pick<Element, "seed">): Pen {
  const { globals, frame, detail } = sheet;
  const horizon = globals.horizon * frame.height;
  const skyLightness = (globals.skyTop.l + globals.skyMiddle.l + globals.skyHorizon.l) / 3;
  const ramp = (depth: number, by?: Oklab): Oklab => depthRamp(globals, depth, by);

  return {
    globals,
    frame,
    detail,
    random: stream(element.seed, "drawing"),
    x: (fraction) => fraction * frame.width,
    y: (fraction) => fraction * frame.height,
    horizon,
    lightX: globals.lightX * frame.width,
    lightY: globals.lightY * frame.height,
    lightFromLeft: globals.lightX < 0.5,
    dark: globals.daylight < LAMPS_BELOW_DAYLIGHT || skyLightness < LAMPS_BELOW_SKY_LIGHTNESS,
    ramp,
    tint: (colour, depth) =>
      mix(mix(colour, ramp(depth), 0.12), globals.skyHorizon, clamp(globals.haze * 0.9 * (1 - clamp(depth)) ** 1.5)),
    linear: (stops, [x1, y1], [x2, y2]) =>
      `url(#${define(
        sheet,
        `<linearGradient gradientUnits="userSpaceOnUse" x1="${short(x1)}" y1="${short(y1)}" x2="${short(x2)}" y2="${short(y2)}">${stopsText(stops)}</linearGradient>`,
      )})`,
    across: (stops, direction) =>
      `url(#${define(
        sheet,
        `<linearGradient ${direction === "down" ? 'x2="0" y2="1"' : 'x2="1"'}>${stopsText(stops)}</linearGradient>`,
      )})`,
    radial: (stops, [cx, cy], radius) =>
      `url(#${define(
        sheet,
        `<radialGradient gradientUnits="userSpaceOnUse" cx="${short(cx)}" cy="${short(cy)}" r="${Math.max(0.1, short(radius))}">${stopsText(stops)}</radialGradient>`,
      )})`,
    clip: (pathData) => define(sheet, `<clipPath ><path d="${pathData}"/></clipPath>`),
    path: (data, fill, options) => `<path d="${data}" fill="${paintText(fill)}"${attributes(options)}/>`,
    circle: ([x, y]: Point, radius, fill, options) =>
      `<circle cx="${short(x)}" cy="${short(y)}" r="${Math.max(0.1, short(radius))}" fill="${paintText(fill)}"${attributes(options)}/>`,
    ellipse: ([x, y]: Point, radiusX, radiusY, fill, options) =>
      `<ellipse cx="${short(x)}" cy="${short(y)}" rx="${Math.max(0.1, short(radiusX))}" ry="${Math.max(0.1, short(radiusY))}" fill="${paintText(fill)}"${attributes(options)}/>`,
    group: (content, options) => (content === "" ? "" : `<g${attributes(options)}>${content}</g>`),
    shadow: (edge, colour, strength = 1) => {
      const dark = toHex(shade({ ...colour, l: colour.l * 0.45 }, 0, 0.7));
      const widths = detail === "low" ? [12] : [5, 12, 21];
      const each = ((detail === "low" ? 0.15 : 0.075) * strength * (0.35 + 0.65 * globals.contrast)).toFixed(3);
      const stroke = (width: number): string => `<path d="${edge}" stroke-width="${width}"/>`;
      return `<g fill="none" stroke="${dark}"${detail === "low" ? "" : ' stroke-linejoin="round"'} stroke-opacity="${each}">${widths.map(stroke).join("")}</g>`;
    },
    mirror: (waterLine, opacity) => {
      if (sheet.behind.length === 0) return "";
      const margin = bleed(frame);
      const line = short(waterLine);
      const clip = define(
        sheet,
        `<clipPath ><path d="M${-margin} ${line}H${short(frame.width + margin)}V${short(frame.height + margin)}H${-margin}Z"/></clipPath>`,
      );
      const copies = sheet.behind.map((id) => `<use href="#${id}"/>`).join("");
      return `<g clip-path="url(#${clip})" opacity="${opacityText(opacity)}"><g transform="matrix(1 0 0 ${-MIRROR_SQUASH} 0 ${short(waterLine * (1 + MIRROR_SQUASH))})">${copies}</g></g>`;
    },
  };
}

/** Reflections are drawn a little shorter than what they mirror, as water seen from above shows them. */
const MIRROR_SQUASH = 0.8;
