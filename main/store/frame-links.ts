/** @file What binds pictures to frames: which the frame shows, and for which of its wishes that was drawn. */
import { unknown, type Base } from "./base.ts";
import type { FrameRef, NewPicture } from "./store.ts";

interface WishRow {
  readonly prompt: string;
  readonly seed: number;
  readonly valence: number;
  readonly arousal: number;
  readonly revision: number;
  readonly picture: string | null;
}

export interface FrameLinks {
  /** The frame's picture with this blob, if it has ever had it. */
  find(frame: FrameRef, blob: string): { readonly picture: string; readonly trashed: number } | undefined;
  /** Gives a frame a picture. One drawn for an earlier wish joins the earlier pictures and leaves the wish open. */
  show(frame: FrameRef, picture: string, drawnFor: Pick<NewPicture, "prompt" | "seed" | "target">): void;
  /** Frames that show the picture for their present wish are finished. */
  finish(picture: string): void;
  /** Jobs under way that draw the frame have changed. */
  touchJobs(frame: FrameRef): void;
}

/** Called inside a transaction only. */
export function createFrameLinks({ connection }: Base): FrameLinks {
  const find = connection.prepare<[string, number, string], { readonly picture: string; readonly trashed: number }>(
    `SELECT p.id AS picture, p.trashed IS NOT NULL AS trashed FROM frame_pictures f JOIN pictures p ON p.id = f.picture
     WHERE f.series = ? AND f.frame_index = ? AND p.blob = ?`,
  );
  const wish = connection.prepare<[string, number], WishRow>(
    "SELECT prompt, seed, valence, arousal, revision, picture FROM frames WHERE series = ? AND frame_index = ?",
  );
  const link = connection.prepare(
    "INSERT INTO frame_pictures (series, frame_index, picture) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const fulfil = connection.prepare(`UPDATE frames SET picture = @picture, picture_revision = revision, failure = NULL,
    state = (SELECT CASE judged WHEN 1 THEN 'finished' ELSE 'measuring' END FROM pictures WHERE id = @picture)
    WHERE series = @series AND frame_index = @index AND NOT (picture IS @picture AND picture_revision = revision)`);
  const fallBack = connection.prepare(
    "UPDATE frames SET picture = ? WHERE series = ? AND frame_index = ? AND picture IS NULL",
  );
  const showing = connection.prepare<[string], FrameRef>(
    "SELECT series, frame_index AS [index] FROM frames WHERE picture = ? AND picture_revision = revision",
  );
  const finish = connection.prepare(
    "UPDATE frames SET state = 'finished', failure = NULL WHERE series = ? AND frame_index = ?",
  );
  const touch = connection.prepare(`UPDATE jobs SET revision = revision + 1
    WHERE id IN (SELECT job FROM job_frames WHERE series = ? AND frame_index = ?)`);
  return {
    find: ({ series, index }, blob) => find.get(series, index, blob),
    show({ series, index }, picture, drawnFor) {
      const row = wish.get(series, index);
      if (row === undefined) throw unknown("frame", `${series} ${index}`);
      link.run(series, index, picture);
      if (fulfils(drawnFor, row)) {
        if (fulfil.run({ picture, series, index }).changes > 0) touch.run(series, index);
      } else fallBack.run(picture, series, index);
    },
    finish(picture) {
      for (const { series, index } of showing.all(picture)) {
        finish.run(series, index);
        touch.run(series, index);
      }
    },
    touchJobs: ({ series, index }) => void touch.run(series, index),
  };
}

/** What is drawn for an old wish arrives late when the wish changes while the engine draws. */
function fulfils({ prompt, seed, target }: Pick<NewPicture, "prompt" | "seed" | "target">, wish: WishRow): boolean {
  const aimed = target === null || (target.valence === wish.valence && target.arousal === wish.arousal);
  return prompt === wish.prompt && (seed === null || seed === wish.seed) && aimed;
}
