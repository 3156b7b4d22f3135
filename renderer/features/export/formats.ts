/** @file What each format of an export can be told, and the request that comes of a choice. */
import type { Client } from "../../../app/contract/kinds.ts";
import { type ExportRequest, PICTURE_FORMATS, SERIES_FORMATS } from "../../../app/contract/studio/exports.ts";
import type { StudioContract } from "../../../app/contract/studio/studio.ts";

export type ExportFormat = ExportRequest["format"];
/** What `exports.make` takes. */
export type ExportOrder = Parameters<Client<StudioContract>["exports.make"]>[0];
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** All formats in the order they are offered: pictures, then what is made of several. */
export const FORMATS: readonly ExportFormat[] = [...PICTURE_FORMATS, ...SERIES_FORMATS];

interface Traits {
  readonly size: boolean;
  readonly quality: boolean;
  readonly motion: boolean;
  readonly inside: boolean;
  /** Least number of pictures it makes sense for. */
  readonly least: number;
}

const PICTURE: Traits = { size: true, quality: false, motion: false, inside: false, least: 1 };
const TABLE: Traits = { ...PICTURE, size: false };

/** Which settings change the outcome. */
export const TRAITS: { readonly [F in ExportFormat]: Traits } = {
  png: PICTURE,
  webp: { ...PICTURE, quality: true },
  jpeg: { ...PICTURE, quality: true },
  avif: { ...PICTURE, quality: true },
  svg: TABLE,
  zip: { ...PICTURE, inside: true },
  "contact-sheet": PICTURE,
  csv: TABLE,
  json: TABLE,
  "webp-animation": { ...PICTURE, quality: true, motion: true, least: 2 },
  gif: { ...PICTURE, motion: true, least: 2 },
};

/** What a person has set in the dialog; settings a format does not have are kept for the next one. */
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly inside: PictureFormat;
  /** Longer side in pixels, null for the picture's own. */
  readonly size: number | null;
  readonly quality: number;
  readonly fps: number;
  readonly morph: number;
  readonly strip: boolean;
}

export const FIRST_CHOICE: ExportChoice = {
  format: "png",
  inside: "png",
  size: null,
  quality: 90,
  fps: 4,
  morph: 4,
  strip: false,
};

/** The sizes offered, longer side in pixels. */
export const SIZES: readonly number[] = [512, 1024, 2048, 4096];

/** Whether the format can be had: one of them for several pictures only, vectors only where every picture has one. */
export function canExport(format: ExportFormat, pictures: number, vectors: boolean): boolean {
  return pictures >= TRAITS[format].least && (format !== "svg" || vectors);
}

/** Whether quality shows for this choice; in a ZIP the format of the pictures inside decides. */
export function hasQuality({ format, inside }: ExportChoice): boolean {
  return TRAITS[format].quality || (TRAITS[format].inside && TRAITS[inside].quality);
}

/** Whether size shows for this choice. */
export function hasSize({ format, inside }: ExportChoice): boolean {
  return TRAITS[format].size && !(TRAITS[format].inside && !TRAITS[inside].size);
}

/** The request for a choice: what its format does not have is left to the contract's defaults. */
export function requestOf(pictures: readonly string[], choice: ExportChoice): ExportOrder {
  const { motion, inside } = TRAITS[choice.format];
  return {
    pictures: [...pictures],
    format: choice.format,
    strip: choice.strip,
    ...(hasSize(choice) && { size: choice.size }),
    ...(hasQuality(choice) && { quality: choice.quality }),
    ...(motion && { fps: choice.fps, morph: choice.morph }),
    ...(inside && { inside: choice.inside }),
  };
}
