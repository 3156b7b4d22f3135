/** @file Puts frames into a series. */
import { unknown, type Base } from "./base.ts";
import type { NewFrame } from "./store.ts";

/** What inserts a frame of a series, which waits unless it brings its picture; called inside a transaction. */
export function createFrameMaker({ connection }: Base): (series: string, frame: NewFrame) => void {
  const insert = connection.prepare(`INSERT INTO frames
    (series, frame_index, valence, arousal, prompt, seed, shared_noise, locked, state, picture, picture_revision)
    VALUES (@series, @index, @valence, @arousal, @prompt, @seed, @sharedNoise, @locked, @state, @picture, @fulfilled)`);
  const link = connection.prepare("INSERT INTO frame_pictures (series, frame_index, picture) VALUES (?, ?, ?)");
  const there = connection.prepare<[string], number>("SELECT 1 FROM pictures WHERE id = ? AND trashed IS NULL").pluck();
  return (series, frame) => {
    const picture = frame.keep?.picture ?? null;
    if (picture !== null && there.get(picture) === undefined) throw unknown("picture", picture);
    const kept = picture === null ? 0 : 1;
    insert.run({
      series,
      index: frame.index,
      valence: frame.target.valence,
      arousal: frame.target.arousal,
      prompt: frame.prompt,
      seed: frame.seed,
      sharedNoise: frame.sharedNoise,
      locked: kept,
      state: kept === 1 ? "finished" : "waiting",
      picture,
      fulfilled: kept,
    });
    if (picture !== null) link.run(series, frame.index, picture);
  };
}
