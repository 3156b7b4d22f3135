/** @file Paper for a rendered picture: grain that is strongest in the midtones, and a vignette. Integers only. */
import type { Globals } from "../../app/scene/scene.ts";

/** An 8-bit RGB picture, rows from the top. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, … of `width · height` pixels. */
  readonly data: Uint8Array;
}

const TILE = 256;
/** The size, in pixels of the short side, at which one grain is one pixel. */
const GRAIN_SIZE = 640;
/** Standard deviation of full grain in 8-bit steps, in the midtones. */
const GRAIN_STRENGTH = 7.5;

/** Grain tiles by grain size in pixels; a handful of sizes, so never dropped. */
const tiles = new Map<number, Int8Array>();

/** A 32-bit hash of a lattice point (lowbias32 by C. Wellons), so that grain needs no state. */
function hash(x: number, y: number): number {
  let word = Math.imul(x + 1, 0x9e3779b1) ^ Math.imul(y + 1, 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 16), 0x7feb352d);
  word = Math.imul(word ^ (word >>> 15), 0x846ca68b);
  return (word ^ (word >>> 16)) >>> 0;
}

/** Value noise of the given cell size on a torus of side {@link TILE}, −1…1. */
function valueNoise(x: number, y: number, cell: number, layer: number): number {
  const cells = Math.max(1, Math.round(TILE / cell));
  const u = (x / TILE) * cells;
  const v = (y / TILE) * cells;
  const i = Math.floor(u);
  const j = Math.floor(v);
  const corner = (a: number, b: number): number =>
    hash(((i + a) % cells) + layer * 1024, (j + b) % cells) / 2147483648 - 1;
  const upper = corner(0, 0) + (corner(1, 0) - corner(0, 0)) * (u - i);
  const lower = corner(0, 1) + (corner(1, 1) - corner(0, 1)) * (u - i);
  return upper + (lower - upper) * (v - j);
}

/** Fine grain, coarser clumps and faint fibres along the rows, scaled to a standard deviation of 32 steps. */
function grainTile(size: number): Int8Array {
  const known = tiles.get(size);
  if (known !== undefined) return known;
  const field = new Float64Array(TILE * TILE);
  let squares = 0;
  for (let y = 0; y < TILE; y++) {
    for (let x = 0; x < TILE; x++) {
      const fine = valueNoise(x, y, size, 0);
      const clumps = valueNoise(x, y, size * 2.5, 1);
      const value = fine + 0.55 * clumps;
      field[y * TILE + x] = value;
      squares += value * value;
    }
  }
  const scale = 32 / Math.sqrt(squares / field.length);
  const tile = Int8Array.from(field, (value) => Math.max(-127, Math.min(127, Math.round(value * scale))));
  tiles.set(size, tile);
  return tile;
}

/**
 * Puts grain and vignette on a picture. The grain keeps its size relative to the picture: above 640 px it is coarser
 * than a pixel, below it is finer and so averages away, as the same print seen from farther off.
 *
 * @param pixels bytes of the picture, `channels` a pixel; only the first three are read
 * @returns a new picture without alpha
 */
export function finish(
  pixels: Uint8Array,
  size: { readonly width: number; readonly height: number; readonly channels: number },
  globals: Pick<Globals, "grain" | "vignette">,
): Raster {
  const { width, height, channels } = size;
  const shortSide = Math.min(width, height);
  const tile = grainTile(Math.max(1, Math.round((2 * shortSide) / GRAIN_SIZE) / 2));
  const averaged = Math.min(1, shortSide / GRAIN_SIZE);
  const strength = globals.grain * GRAIN_STRENGTH * averaged;

  // Grain per lightness in 1/1024 steps of the tile's units: 0.35 in black and white, 1 in the middle.
  const grainAt = new Int32Array(256);
  for (let tone = 0; tone < 256; tone++) {
    const middle = (4 * tone * (255 - tone)) / (255 * 255);
    grainAt[tone] = Math.round((strength * (0.35 + 0.65 * middle) * 1024) / 32);
  }
  // Vignette as parts of 1024, from the squared distance to the centre; nothing inside a quarter of the way.
  const falloff = (length: number): Int32Array =>
    Int32Array.from({ length }, (_, i) => Math.round(((i + 0.5) / length - 0.5) ** 2 * 1.7 * globals.vignette * 1024));
  const columns = falloff(width);
  const rows = falloff(height);
  const clear = Math.round(0.12 * globals.vignette * 1024);

  const data = new Uint8Array(width * height * 3);
  for (let y = 0, from = 0, to = 0; y < height; y++) {
    const rowLoss = rows[y]! - clear;
    const tileRow = (y & (TILE - 1)) * TILE;
    for (let x = 0; x < width; x++, from += channels, to += 3) {
      const red = pixels[from]!;
      const green = pixels[from + 1]!;
      const blue = pixels[from + 2]!;
      const loss = rowLoss + columns[x]!;
      const keep = loss > 0 ? 1024 - loss : 1024;
      const tone = (red * 77 + green * 150 + blue * 29) >> 8;
      const grain = tile[tileRow + (x & (TILE - 1))]! * grainAt[tone]! + 512;
      const r = (red * keep + grain) >> 10;
      const g = (green * keep + grain) >> 10;
      const b = (blue * keep + grain) >> 10;
      data[to] = r < 0 ? 0 : r > 255 ? 255 : r;
      data[to + 1] = g < 0 ? 0 : g > 255 ? 255 : g;
      data[to + 2] = b < 0 ? 0 : b > 255 ? 255 : b;
    }
  }
  return { width, height, data };
}
