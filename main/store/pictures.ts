/** @file Pictures: added once, measured, rated, trashed, brought back, purged. */
import { statSync } from "node:fs";
import { pictureStyle, type ExportItem } from "../../app/contract/engine/engine.ts";
import type { Point } from "../../app/contract/shapes.ts";
import type { PictureDetail } from "../../app/contract/studio/pictures.ts";
import type { Measurement } from "../../app/judge/measurement.ts";
import { parseRecipe } from "../../app/series/recipe.ts";
import { blobPath } from "../../native/files/blobs.ts";
import { newId, unknown, type Base } from "./base.ts";
import type { BlobFiles } from "./blobs.ts";
import { createFrameLinks } from "./frame-links.ts";
import { cardOf, cardsWith, measurementOf, pointOf, SELECT_CARDS, type CardRow } from "./picture-rows.ts";
import type { FrameRef, NewPicture, PictureStore } from "./store.ts";
import { turnOf } from "./turn.ts";

interface DetailRow extends CardRow {
  readonly causes: string | null;
  readonly recipe: string | null;
}

/** Pictures over an open database; files of purged ones go through `files`. */
export function createPictures(base: Base, files: BlobFiles): PictureStore {
  const { connection } = base;
  const links = createFrameLinks(base);
  const keepText = connection.prepare("INSERT INTO prompt_texts (text) VALUES (?) ON CONFLICT DO NOTHING");
  const textNumber = connection.prepare<[string], number>("SELECT number FROM prompt_texts WHERE text = ?").pluck();
  const insert = connection.prepare(`INSERT INTO pictures
    (id, prompt, target_valence, target_arousal, target_turn, origin, pack, created, series, frame_index, seed, width,
     height, bytes, blob, thumb, svg, name, adapter, has_recipe)
    VALUES (@id, @prompt, @target_valence, @target_arousal, @target_turn, @origin, @pack, @created, @series, @frame_index,
     @seed, @width, @height, @bytes, @blob, @thumb, @svg, @name, @adapter, @has_recipe)`);
  const insertRecipe = connection.prepare("INSERT INTO recipes (picture, recipe) VALUES (?, ?)");
  const insertMeasurement = connection.prepare(`INSERT INTO measurements
    (picture, scale, valence, arousal, rated_valence, rated_arousal, spread_valence, spread_arousal, confidence, causes,
     note, judge, judge_sha256, created)
    VALUES (@picture, @scale, @valence, @arousal, @rated_valence, @rated_arousal, @spread_valence, @spread_arousal,
     @confidence, @causes, @note, @judge, @judge_sha256, @created)`);
  const keepStyle = connection.prepare(
    "INSERT INTO picture_styles (picture, style) VALUES (?, ?) ON CONFLICT DO UPDATE SET style = excluded.style",
  );
  const styleOf = connection.prepare<[string], string>("SELECT style FROM picture_styles WHERE picture = ?").pluck();
  const target = connection.prepare<
    [string],
    { readonly target_valence: number | null; readonly target_arousal: number | null }
  >("SELECT target_valence, target_arousal FROM pictures WHERE id = ?");
  const setMeasured = connection.prepare(`UPDATE pictures SET judged = 1, measurement = @measurement,
    measured_valence = @valence, measured_arousal = @arousal, measured_turn = @turn, off = @off WHERE id = @picture`);
  const setJudged = connection.prepare("UPDATE pictures SET judged = 1 WHERE id = ?");
  const card = connection.prepare<[string], CardRow>(`${SELECT_CARDS} WHERE p.id = ?`);
  const detail = connection.prepare<[string], DetailRow>(
    `${cardsWith(", m.causes, r.recipe")} LEFT JOIN recipes r ON r.picture = p.id WHERE p.id = ?`,
  );
  const boardsOf = connection
    .prepare<[string], string>("SELECT board FROM board_pictures WHERE picture = ? ORDER BY number")
    .pluck();
  const setStars = connection.prepare("UPDATE pictures SET stars = ? WHERE id = ?");
  const setTrashed = connection.prepare("UPDATE pictures SET trashed = ? WHERE id = ? AND trashed IS NULL");
  const setRestored = connection.prepare("UPDATE pictures SET trashed = NULL WHERE id = ?");
  const doomed = connection.prepare<
    [number],
    {
      readonly id: string;
      readonly prompt: number;
      readonly blob: string;
      readonly thumb: string;
      readonly svg: string | null;
    }
  >("SELECT id, prompt, blob, thumb, svg FROM pictures WHERE trashed IS NOT NULL AND trashed < ?");
  const remove = connection.prepare("DELETE FROM pictures WHERE id = ?");
  const dropText = connection.prepare(
    "DELETE FROM prompt_texts WHERE number = @prompt AND NOT EXISTS (SELECT 1 FROM pictures WHERE prompt = @prompt)",
  );

  const numberOf = (text: string): number => {
    keepText.run(text);
    return textNumber.get(text)!;
  };
  const insertPicture = (picture: NewPicture, frame: FrameRef | undefined): string => {
    const { stored } = picture;
    const id = newId();
    insert.run({
      id,
      prompt: numberOf(picture.prompt),
      target_valence: picture.target?.valence ?? null,
      target_arousal: picture.target?.arousal ?? null,
      target_turn: picture.target === null ? null : turnOf(picture.target),
      origin: picture.origin,
      pack: picture.pack,
      created: base.now(),
      series: frame?.series ?? null,
      frame_index: frame?.index ?? null,
      seed: picture.seed,
      width: stored.width,
      height: stored.height,
      bytes: bytesOf(base.blobs, [stored.blob, stored.thumb, stored.svg]),
      blob: stored.blob,
      thumb: stored.thumb,
      svg: stored.svg,
      name: picture.name,
      adapter: picture.adapter,
      has_recipe: picture.recipe === null ? 0 : 1,
    });
    if (picture.recipe !== null) insertRecipe.run(id, JSON.stringify(picture.recipe));
    base.changed();
    return id;
  };
  const each = (pictures: readonly string[], change: (picture: string) => void): void =>
    base.write(() => {
      pictures.forEach(change);
      base.changed();
    });

  return {
    add: (picture, frame) =>
      base.write(() => {
        if (frame === undefined) return { picture: insertPicture(picture, undefined) };
        const there = links.find(frame, picture.stored.blob);
        const id = there?.picture ?? insertPicture(picture, frame);
        if (there?.trashed === 1) {
          setRestored.run(id);
          base.changed();
        }
        links.show(frame, id, picture);
        return { picture: id };
      }),
    measured: (picture, measurement, style) =>
      base.write(() => {
        const row = target.get(picture);
        if (row === undefined) throw unknown("picture", picture);
        const { lastInsertRowid } = insertMeasurement.run({
          ...measurementColumns(measurement),
          picture,
          created: base.now(),
        });
        setMeasured.run({
          picture,
          measurement: lastInsertRowid,
          valence: measurement.valence,
          arousal: measurement.arousal,
          turn: turnOf(measurement),
          off: offOf(pointOf(row.target_valence, row.target_arousal), measurement),
        });
        if (style !== undefined) keepStyle.run(picture, JSON.stringify(style));
        links.finish(picture);
        base.changed();
      }),
    unmeasured: (picture, style) =>
      base.write(() => {
        if (setJudged.run(picture).changes === 0) throw unknown("picture", picture);
        if (style !== undefined) keepStyle.run(picture, JSON.stringify(style));
        links.finish(picture);
        base.changed();
      }),
    style(picture) {
      const kept = styleOf.get(picture);
      return kept === undefined ? undefined : pictureStyle.parse(JSON.parse(kept));
    },
    card(picture) {
      const row = card.get(picture);
      return row && cardOf(row);
    },
    detail(picture): PictureDetail | undefined {
      const row = detail.get(picture);
      if (row === undefined) return undefined;
      return {
        ...cardOf(row),
        measurement: measurementOf(row),
        recipe: row.recipe === null ? null : parseRecipe(row.recipe),
        boards: boardsOf.all(picture),
      };
    },
    exportItems: (pictures) =>
      pictures.map((picture) => {
        const row = detail.get(picture);
        if (row === undefined) throw unknown("picture", picture);
        return exportItemOf(row);
      }),
    rate: (pictures, stars) => each(pictures, (picture) => setStars.run(stars, picture)),
    trash: (pictures) => each(pictures, (picture) => setTrashed.run(base.now(), picture)),
    restore: (pictures) => each(pictures, (picture) => setRestored.run(picture)),
    purge(before = Infinity) {
      const rows = doomed.all(before);
      if (rows.length === 0) return { deleted: 0 };
      base.write(() => {
        for (const { id } of rows) remove.run(id);
        for (const prompt of new Set(rows.map((row) => row.prompt))) dropText.run({ prompt });
        base.changed();
      });
      files.release(rows.flatMap(({ blob, thumb, svg }) => (svg === null ? [blob, thumb] : [blob, thumb, svg])));
      return { deleted: rows.length };
    },
    library: () => base.library(),
  };
}

/** Bytes of the blobs; a row never names a file that is not there. */
function bytesOf(blobs: string, hashes: readonly (string | null)[]): number {
  return hashes.reduce((sum, hash) => {
    if (hash === null) return sum;
    const found = statSync(blobPath(blobs, hash), { throwIfNoEntry: false });
    if (found === undefined) throw unknown("blob", hash);
    return sum + found.size;
  }, 0);
}

/** Distance from target to measurement; null where they are not on one scale, for targets are on `range`. */
function offOf(asked: Point | null, measurement: Measurement): number | null {
  if (asked === null || measurement.scale !== "range") return null;
  return Math.hypot(measurement.valence - asked.valence, measurement.arousal - asked.arousal);
}

function measurementColumns(measurement: Measurement): Readonly<Record<string, string | number | null>> {
  return {
    scale: measurement.scale,
    valence: measurement.valence,
    arousal: measurement.arousal,
    rated_valence: measurement.rated.valence,
    rated_arousal: measurement.rated.arousal,
    spread_valence: measurement.spread.valence,
    spread_arousal: measurement.spread.arousal,
    confidence: measurement.confidence,
    causes: JSON.stringify(measurement.causes),
    note: measurement.note ?? null,
    judge: measurement.judge.id,
    judge_sha256: measurement.judge.sha256,
  };
}

function exportItemOf(row: DetailRow): ExportItem {
  const { blob, svg, prompt, seed, target, created, name, index } = cardOf(row);
  return {
    blob,
    svg,
    name: name === null ? [prompt.slice(0, 60), index === null ? "" : index + 1].join(" ").trim() : withoutEnding(name),
    prompt,
    seed,
    target,
    measurement: measurementOf(row),
    recipe: row.recipe === null ? null : parseRecipe(row.recipe),
    created,
  };
}

const withoutEnding = (name: string): string => name.replace(/\.[^.]{1,5}$/, "");
