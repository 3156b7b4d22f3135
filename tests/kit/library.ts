/** @file A library of any size: rows as years of work would leave them, over a few real pictures and thumbnails. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import sharp from "sharp";
import { sample, affectPath } from "../../app/affect/path.ts";
import { affect, clampAffect, distance } from "../../app/affect/plane.ts";
import type { StoredPicture } from "../../app/contract/engine/engine.ts";
import { stream } from "../../app/random/philox.ts";
import { parseSeriesRequest } from "../../app/series/request.ts";
import { openStore } from "../../main/store/open.ts";
import { turnOf } from "../../main/store/turn.ts";
import { storeBlob } from "../../native/files/blobs.ts";

const FRAMES = 9;
/** Rows inserted at once. */
const BATCH = 100 * FRAMES;
const HASH = "a".repeat(64);
const THINGS = [
  "boat",
  "house",
  "tree",
  "mountain",
  "bird",
  "lighthouse",
  "river",
  "bridge",
  "child",
  "horse",
  "church",
];
const PLACES = ["lake", "sea", "meadow", "forest", "village", "harbour", "desert", "valley", "city", "island"];
const AIRS = ["mist", "rain", "snow", "sunshine", "wind", "moonlight", "dusk", "dawn", "thunder", "fog"];
const KINDS = ["quiet", "lonely", "bright", "old", "small", "dark", "golden", "wild", "empty", "crowded", "broken"];

/** Pictures of `size` pixels with thumbnails of 256, each with a hue of its own, stored as blobs. */
export async function storePictures(blobs: string, count: number, size = 256): Promise<StoredPicture[]> {
  const made: StoredPicture[] = [];
  mkdirSync(blobs, { recursive: true });
  for (let index = 0; index < count; index++) {
    const shade = (turn: number): number => Math.round(128 + 90 * Math.sin((index / count + turn) * 2 * Math.PI));
    const background = { r: shade(0), g: shade(1 / 3), b: shade(2 / 3) };
    const svg = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="${2 + (index % 5)}" cy="3" r="1.5"/></svg>`,
    );
    const picture = sharp({ create: { width: size, height: size, channels: 3, background } }).composite([
      { input: await sharp(svg).resize(size).png().toBuffer() },
    ]);
    const png = await picture.png().toBuffer();
    const thumb = await sharp(png).resize(256).webp({ quality: 80 }).toBuffer();
    made.push({
      blob: await storeBlob(blobs, png),
      thumb: await storeBlob(blobs, thumb),
      svg: await storeBlob(blobs, svg),
      width: size,
      height: size,
      bytes: png.length,
    });
  }
  return made;
}

/**
 * Fills the data folder with `count` drawn and measured pictures in series of nine, in one transaction. Every seventeenth is
 * unmeasured, every ninety-seventh in the trash. Nothing may have the folder open.
 *
 * @param pictures what the rows show, in turn; their blobs lie in the folder already
 */
export function fillLibrary(directory: string, count: number, pictures: readonly StoredPicture[]): void {
  openStore({ directory }).close();
  const database = new Database(path.join(directory, "studio.db"));
  database.pragma("cache_size = -250000");
  database.pragma("synchronous = OFF");
  const insert = inserter(database);
  database.transaction(() => {
    database.pragma("defer_foreign_keys = ON");
    for (let from = 0; from < count; from += BATCH) {
      const batch = Array.from({ length: Math.ceil((Math.min(from + BATCH, count) - from) / FRAMES) }, (_, index) =>
        seriesRows(from / FRAMES + index, count, pictures),
      );
      for (const table of TABLES) {
        insert(
          table,
          batch.flatMap((rows) => rows[table]),
        );
      }
    }
    database.exec("UPDATE session SET library_revision = library_revision + 1");
  })();
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
}

const TABLES = ["series", "prompt_texts", "pictures", "measurements", "recipes", "frames", "frame_pictures"] as const;

type Row = Readonly<Record<string, string | number | null>>;
type Rows = Readonly<Record<(typeof TABLES)[number], readonly Row[]>>;

/** Inserts many rows with one question: crossing into SQLite costs more than the row. */
function inserter(database: Database.Database): (table: string, rows: readonly Row[]) => void {
  return (table, rows) => {
    if (rows.length === 0) return;
    const columns = Object.keys(rows[0]!);
    const values = columns.map((column) => `value ->> '${column}'`);
    database
      .prepare(
        `INSERT INTO ${table} (${columns.join(", ")}) SELECT ${values.join(", ")} FROM json_each(?) ORDER BY key`,
      )
      .run(JSON.stringify(rows));
  };
}

function seriesRows(number: number, count: number, shown: readonly StoredPicture[]): Rows {
  const random = stream(number, "library");
  const words = [random.pick(KINDS), random.pick(THINGS), random.pick(PLACES), random.pick(AIRS)] as const;
  const prompt = `a ${words[0]} ${words[1]} by the ${words[2]} in ${words[3]}, ${number}`;
  const ends = [0, 1].map(() => affect(random.between(-2.5, 2.5), random.between(-2.5, 2.5)));
  const request = parseSeriesRequest({ prompt, path: ends, frames: FRAMES, seed: number });
  const series = `series-${number}`;
  const created = 1_700_000_000_000 + number * 600_000;
  const targets = sample(affectPath(ends), FRAMES).slice(0, count - number * FRAMES);
  const pictures = targets.map((target, index): Row => {
    const place = number * FRAMES + index;
    const stored = shown[place % shown.length]!;
    const measured = clampAffect(target.valence + 0.5 * random.normal(), target.arousal + 0.5 * random.normal());
    const read = place % 17 !== 16;
    return {
      ...stored,
      number: place + 1,
      id: `picture-${place}`,
      prompt: number + 1,
      target_valence: target.valence,
      target_arousal: target.arousal,
      target_turn: turnOf(target),
      measured_valence: read ? measured.valence : null,
      measured_arousal: read ? measured.arousal : null,
      measured_turn: read ? turnOf(measured) : null,
      off: read ? distance(target, measured) : null,
      judged: 1,
      origin: "drawn",
      pack: "papercut",
      created: created + index * 1000,
      series,
      frame_index: index,
      seed: number,
      has_recipe: 1,
      stars: random.chance(0.2) ? 1 + random.below(5) : 0,
      trashed: place % 97 === 96 ? created : null,
      measurement: read ? place + 1 : null,
    };
  });
  return {
    series: [
      { number: number + 1, id: series, title: prompt, request: JSON.stringify(request), remarks: "[]", created },
    ],
    prompt_texts: [{ number: number + 1, text: prompt }],
    pictures,
    measurements: pictures.filter(({ measurement }) => measurement !== null).map((row) => measurementRow(row, created)),
    recipes: pictures.map(({ id, frame_index: frame }) => ({
      picture: id!,
      recipe: JSON.stringify({
        version: 1,
        frame,
        request,
        pack: { id: "papercut", sha256: HASH },
        adapter: null,
        app: "0.1.0",
      }),
    })),
    frames: pictures.map((row) => ({
      series,
      frame_index: row["frame_index"]!,
      valence: row["target_valence"]!,
      arousal: row["target_arousal"]!,
      prompt,
      seed: number,
      shared_noise: 0.96,
      state: "finished",
      picture: row["id"]!,
      picture_revision: 1,
    })),
    frame_pictures: pictures.map((row) => ({ series, frame_index: row["frame_index"]!, picture: row["id"]! })),
  };
}

function measurementRow(picture: Row, created: number): Row {
  const [valence, arousal] = [Number(picture["measured_valence"]), Number(picture["measured_arousal"])];
  return {
    number: picture["number"]!,
    picture: picture["id"]!,
    scale: "range",
    valence,
    arousal,
    rated_valence: valence / 2,
    rated_arousal: arousal / 2,
    spread_valence: 0.4,
    spread_arousal: 0.5,
    confidence: 0.8,
    causes: JSON.stringify([{ what: "mist", group: "weather", axis: "arousal", effect: -0.3 }]),
    note: "reads paper-cut scenes",
    judge: "papercut-judge",
    judge_sha256: HASH,
    created,
  };
}
