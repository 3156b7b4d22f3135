/** @file A library of any size: rows as years of work would leave them, over a few real pictures and thumbnails. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import sharp from "sharp";
import { sample, affectPath } from "../../app/affect/path.ts";
import { affect, clampAffect } from "../../app/affect/plane.ts";
import type { StoredPicture } from "../../app/contract/engine/engine.ts";
import { stream } from "../../app/random/philox.ts";
import type { Random } from "../../app/random/random.ts";
import { parseSeriesRequest } from "../../app/series/request.ts";
import { openStore } from "../../main/store/open.ts";
import { turnOf } from "../../main/store/turn.ts";
import { storeBlob } from "../../native/files/blobs.ts";

const FRAMES = 9;
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
  database.transaction(() => {
    for (let series = 0; series * FRAMES < count; series++) {
      insertSeries(database, series, Math.min(FRAMES, count - series * FRAMES), pictures);
    }
    database.exec("UPDATE session SET library_revision = library_revision + 1");
  })();
  database.pragma("wal_checkpoint(TRUNCATE)");
  database.close();
}

function insertSeries(
  database: Database.Database,
  number: number,
  frames: number,
  pictures: readonly StoredPicture[],
): void {
  const random = stream(number, "library");
  const run = (sql: string, ...values: (string | number | null)[]): number =>
    Number(prepared(database, sql).run(...values).lastInsertRowid);
  const prompt = `a ${random.pick(KINDS)} ${random.pick(THINGS)} by the ${random.pick(PLACES)} in ${random.pick(AIRS)}, ${number}`;
  const point = () => affect(random.between(-2.5, 2.5), random.between(-2.5, 2.5));
  const ends = [point(), point()];
  const request = parseSeriesRequest({ prompt, path: ends, frames: FRAMES, seed: number });
  const series = `series-${number}`;
  const created = 1_700_000_000_000 + number * 600_000;
  run(
    "INSERT INTO series (id, title, request, remarks, created) VALUES (?, ?, ?, '[]', ?)",
    series,
    prompt,
    JSON.stringify(request),
    created,
  );
  run("INSERT OR IGNORE INTO prompt_texts (text) VALUES (?)", prompt);
  const text = prepared(database, "SELECT number FROM prompt_texts WHERE text = ?").pluck().get(prompt) as number;
  const targets = sample(affectPath(ends), FRAMES);
  for (let index = 0; index < frames; index++) {
    const place = number * FRAMES + index;
    const id = `picture-${place}`;
    const shown = pictures[place % pictures.length]!;
    const target = targets[index]!;
    const recipe = {
      version: 1,
      frame: index,
      request,
      pack: { id: "papercut", sha256: HASH },
      adapter: null,
      app: "0.1.0",
    };
    run(
      `INSERT INTO pictures (id, prompt, target_valence, target_arousal, target_turn, origin, pack, created, series,
        frame_index, seed, width, height, bytes, blob, thumb, svg, has_recipe, stars, trashed)
       VALUES (?, ?, ?, ?, ?, 'drawn', 'papercut', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)`,
      ...[id, text, target.valence, target.arousal, turnOf(target), created + index * 1000, series, index, number],
      ...[shown.width, shown.height, shown.bytes, shown.blob, shown.thumb, shown.svg],
      random.chance(0.2) ? 1 + random.below(5) : 0,
      place % 97 === 96 ? created : null,
    );
    run("INSERT INTO recipes (picture, recipe) VALUES (?, ?)", id, JSON.stringify(recipe));
    run(
      `INSERT INTO frames (series, frame_index, valence, arousal, prompt, seed, shared_noise, state, picture, picture_revision)
       VALUES (?, ?, ?, ?, ?, ?, 0.96, 'finished', ?, 1)`,
      ...[series, index, target.valence, target.arousal, prompt, number, id],
    );
    run("INSERT INTO frame_pictures (series, frame_index, picture) VALUES (?, ?, ?)", series, index, id);
    if (place % 17 !== 16) insertMeasurement(database, id, target, random, created);
  }
}

function insertMeasurement(
  database: Database.Database,
  picture: string,
  target: { readonly valence: number; readonly arousal: number },
  random: Random,
  created: number,
): void {
  const found = clampAffect(target.valence + 0.5 * random.normal(), target.arousal + 0.5 * random.normal());
  const { lastInsertRowid } = prepared(
    database,
    `INSERT INTO measurements (picture, scale, valence, arousal, rated_valence, rated_arousal, spread_valence,
      spread_arousal, confidence, causes, note, judge, judge_sha256, created)
     VALUES (?, 'range', ?, ?, ?, ?, 0.4, 0.5, 0.8, ?, 'reads paper-cut scenes', 'papercut-judge', '${HASH}', ?)`,
  ).run(
    ...[picture, found.valence, found.arousal, found.valence / 2, found.arousal / 2],
    JSON.stringify([{ what: "mist", group: "weather", axis: "arousal", effect: -0.3 }]),
    created,
  );
  prepared(
    database,
    `UPDATE pictures SET measurement = ?, judged = 1, measured_valence = ?, measured_arousal = ?, measured_turn = ?, off = ?
     WHERE id = ?`,
  ).run(
    ...[lastInsertRowid, found.valence, found.arousal, turnOf(found)],
    Math.hypot(found.valence - target.valence, found.arousal - target.arousal),
    picture,
  );
}

const statements = new WeakMap<Database.Database, Map<string, Database.Statement<unknown[]>>>();

function prepared(database: Database.Database, sql: string): Database.Statement<unknown[]> {
  const kept = statements.get(database) ?? new Map<string, Database.Statement<unknown[]>>();
  statements.set(database, kept);
  const statement = kept.get(sql) ?? database.prepare<unknown[]>(sql);
  kept.set(sql, statement);
  return statement;
}
