/** @file A contact sheet: pictures in a grid on a mat, each with its caption and, where known, target and measured mood. */
import sharp from "sharp";
import type { Raster } from "../scene/finish.ts";

/** Valence and arousal, −3…3 each. */
interface MoodPoint {
  readonly valence: number;
  readonly arousal: number;
}

export interface SheetPicture {
  readonly raster: Raster;
  /** First line under the picture. */
  readonly title: string;
  /** Second line, smaller. */
  readonly note?: string;
  /** Drawn as a ring on a small plane beside the caption. */
  readonly target?: MoodPoint;
  /** Drawn as a dot, with a line from the target. */
  readonly measured?: MoodPoint;
}

export interface SheetOptions {
  /** Pictures a row; by default about as many columns as rows, the last row as full as can be. */
  readonly columns?: number;
  readonly mat?: "white" | "dark";
  /** Line above the grid. */
  readonly heading?: string;
  /** Line below the heading. */
  readonly subheading?: string;
}

const MATS = {
  white: {
    paper: "#fbfaf7",
    ink: "#22211f",
    faint: "#85817a",
    line: "#d9d5cc",
    target: "#b8860b",
    measured: "#22211f",
  },
  dark: { paper: "#17171a", ink: "#ecebe8", faint: "#8f8d88", line: "#3a3a3f", target: "#e5b64b", measured: "#ecebe8" },
} as const;

const FONT = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

/** Text as XML holds it; control characters become spaces, for a caption may come from a model or a file. */
function escape(text: string): string {
  return Array.from(text)
    .map((letter) => (letter < " " || letter === "\u007f" || letter === "\ufffe" || letter === "\uffff" ? " " : letter))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .toWellFormed();
}

/** `text` cut to about `width` units at the given font size; a letter is taken as 0.55 em. */
function fit(text: string, width: number, size: number): string {
  const letters = Array.from(text);
  const room = Math.max(1, Math.floor(width / (size * 0.55)));
  return letters.length <= room ? text : `${letters.slice(0, room - 1).join("")}…`;
}

interface Layout {
  readonly columns: number;
  readonly rows: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  readonly gap: number;
  readonly margin: number;
  readonly top: number;
  readonly caption: number;
  readonly width: number;
  readonly height: number;
}

/** About as many columns as rows or a few more, and of these the number that leaves the last row fullest. */
function evenColumns(count: number): number {
  const least = Math.ceil(Math.sqrt(count));
  const candidates = Array.from({ length: Math.ceil(Math.sqrt(count)) }, (_, i) => least + i);
  const missing = (columns: number): number => (columns - (count % columns)) % columns;
  return candidates.reduce((best, columns) => (missing(columns) < missing(best) ? columns : best));
}

/** Everything is measured in the tile's width, so a sheet of thumbnails and a sheet of prints look alike. */
function layOut(pictures: readonly SheetPicture[], options: SheetOptions): Layout {
  const { width: tileWidth, height: tileHeight } = pictures[0]!.raster;
  const columns = Math.max(1, Math.min(options.columns ?? evenColumns(pictures.length), pictures.length));
  const rows = Math.ceil(pictures.length / columns);
  const gap = Math.round(tileWidth * 0.06);
  const margin = Math.round(tileWidth * 0.1);
  const captioned = pictures.some(
    ({ title, note, target }) => title !== "" || note !== undefined || target !== undefined,
  );
  const caption = captioned ? Math.round(tileWidth * 0.17) : 0;
  const subheaded = options.subheading === undefined ? 0 : 0.08;
  const top = margin + Math.round(tileWidth * (options.heading === undefined ? subheaded : 0.2));
  return {
    columns,
    rows,
    tileWidth,
    tileHeight,
    gap,
    margin,
    top,
    caption,
    width: 2 * margin + columns * tileWidth + (columns - 1) * gap,
    height: top + margin + rows * (tileHeight + caption) + (rows - 1) * gap,
  };
}

type Ink = (typeof MATS)[keyof typeof MATS];

/** A small valence–arousal plane: a ring for the target, a dot for the measurement, a line between them. */
function plane(x: number, y: number, side: number, picture: SheetPicture, ink: Ink): string {
  if (picture.target === undefined && picture.measured === undefined) return "";
  const half = side / 2;
  const place = ({ valence, arousal }: MoodPoint): readonly [number, number] => [
    x + half + (Math.max(-3, Math.min(3, valence)) / 3) * half * 0.86,
    y + half - (Math.max(-3, Math.min(3, arousal)) / 3) * half * 0.86,
  ];
  const thin = side * 0.02;
  let drawn =
    `<rect x="${x}" y="${y}" width="${side}" height="${side}" rx="${side * 0.1}" fill="none" stroke="${ink.line}" stroke-width="${thin}"/>` +
    `<path d="M${x + half} ${y}v${side}M${x} ${y + half}h${side}" stroke="${ink.line}" stroke-width="${thin}"/>`;
  const target = picture.target && place(picture.target);
  const measured = picture.measured && place(picture.measured);
  if (target !== undefined && measured !== undefined)
    drawn += `<path d="M${target.join(" ")}L${measured.join(" ")}" stroke="${ink.faint}" stroke-width="${thin * 1.5}"/>`;
  if (target !== undefined)
    drawn += `<circle cx="${target[0]}" cy="${target[1]}" r="${side * 0.085}" fill="${ink.paper}" stroke="${ink.target}" stroke-width="${side * 0.04}"/>`;
  if (measured !== undefined)
    drawn += `<circle cx="${measured[0]}" cy="${measured[1]}" r="${side * 0.06}" fill="${ink.measured}"/>`;
  return drawn;
}

/** The mat with every word and mark on it; the pictures are laid on top. */
function matSvg(pictures: readonly SheetPicture[], layout: Layout, options: SheetOptions): string {
  const ink = MATS[options.mat ?? "white"];
  const { tileWidth, tileHeight, caption } = layout;
  const text = (
    words: string,
    x: number,
    y: number,
    size: number,
    colour: string,
    weight = 400,
    room = tileWidth,
  ): string =>
    `<text x="${x}" y="${y}" font-family="${FONT}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escape(fit(words, room, size))}</text>`;
  const above = (words: string | undefined, y: number, size: number, colour: string, weight: number): string =>
    words === undefined
      ? ""
      : text(words, layout.margin, layout.margin + y, size, colour, weight, layout.width - 2 * layout.margin);
  let drawn =
    `<rect width="100%" height="100%" fill="${ink.paper}"/>` +
    above(options.heading, tileWidth * 0.06, tileWidth * 0.075, ink.ink, 600) +
    above(
      options.subheading,
      tileWidth * (options.heading === undefined ? 0.02 : 0.13),
      tileWidth * 0.042,
      ink.faint,
      400,
    );
  pictures.forEach((picture, index) => {
    const [x, y] = corner(index, layout);
    const hair = Math.max(1, tileWidth * 0.003);
    drawn += `<rect x="${x - hair}" y="${y - hair}" width="${tileWidth + 2 * hair}" height="${tileHeight + 2 * hair}" fill="${ink.line}"/>`;
    if (caption === 0) return;
    const below = y + tileHeight;
    const side = caption * 0.72;
    const hasPlane = picture.target !== undefined || picture.measured !== undefined;
    const room = hasPlane ? tileWidth - side - caption * 0.15 : tileWidth;
    drawn += text(picture.title, x, below + caption * 0.42, tileWidth * 0.05, ink.ink, 500, room);
    if (picture.note !== undefined)
      drawn += text(picture.note, x, below + caption * 0.76, tileWidth * 0.039, ink.faint, 400, room);
    drawn += plane(x + tileWidth - side, below + caption * 0.16, side, picture, ink);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${layout.width}" height="${layout.height}">${drawn}</svg>`;
}

function corner(index: number, layout: Layout): readonly [number, number] {
  const column = index % layout.columns;
  const row = Math.floor(index / layout.columns);
  return [
    layout.margin + column * (layout.tileWidth + layout.gap),
    layout.top + row * (layout.tileHeight + layout.caption + layout.gap),
  ];
}

/**
 * One PNG of all pictures, which must be of one size. A ring is the target mood, a dot the measured one.
 *
 * @throws Error when there is no picture or the sizes differ
 */
export async function contactSheet(pictures: readonly SheetPicture[], options: SheetOptions = {}): Promise<Buffer> {
  const first = pictures[0]?.raster;
  if (first === undefined) throw new Error("A contact sheet needs at least one picture.");
  if (pictures.some(({ raster }) => raster.width !== first.width || raster.height !== first.height))
    throw new Error("A contact sheet needs pictures of one size.");
  const layout = layOut(pictures, options);
  const { data, info } = await sharp(Buffer.from(matSvg(pictures, layout, options)))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  pictures.forEach(({ raster }, index) => lay(raster, data, info.width, corner(index, layout)));
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .png({ compressionLevel: 8 })
    .toBuffer();
}

/** Copies a picture's rows into the sheet's pixels: sharp's composite takes minutes for a thousand pictures. */
function lay(
  { width, height, data }: Raster,
  sheet: Uint8Array,
  across: number,
  [left, top]: readonly [number, number],
): void {
  for (let row = 0; row < height; row++)
    sheet.set(data.subarray(3 * row * width, 3 * (row + 1) * width), 3 * ((top + row) * across + left));
}
