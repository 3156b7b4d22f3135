/** @file Rows of frames, as the contract's shape: the wish, the picture shown, and the earlier ones. */
import { failure } from "../../app/contract/failure.ts";
import type { Frame } from "../../app/contract/studio/series.ts";
import { affect } from "../../app/affect/plane.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import type { Base } from "./base.ts";
import { cardOf, cardsWith, measurementOf, type CardRow } from "./picture-rows.ts";
import type { FrameRef } from "./store.ts";

interface WishRow {
  readonly frame_index: number;
  readonly valence: number;
  readonly arousal: number;
  readonly prompt: string;
  readonly seed: number;
  readonly shared_noise: number;
}

interface FrameRow extends WishRow {
  readonly locked: number;
  readonly state: Frame["state"];
  readonly failure: string | null;
  readonly picture: string | null;
}

interface ShownRow extends CardRow {
  readonly frame: number;
  readonly causes: string | null;
}

interface EarlierRow {
  readonly frame: number;
  readonly picture: string;
  readonly blob: string;
  readonly thumb: string;
}

export interface FrameReader {
  all(series: string): Frame[];
  one(ref: FrameRef): Frame | undefined;
}

/** Columns of a frame's plan; `f` is the frame. */
export const WISH_COLUMNS = "f.frame_index, f.valence, f.arousal, f.prompt, f.seed, f.shared_noise";

/** The plan of a frame's present wish. */
export function planOf(row: WishRow): PlannedFrame {
  return {
    index: row.frame_index,
    target: affect(row.valence, row.arousal),
    prompt: row.prompt,
    seed: row.seed,
    sharedNoise: row.shared_noise,
  };
}

/** Reads frames with all they show, in three questions whatever their number. A trashed picture is not shown. */
export function createFrameReader({ connection }: Base): FrameReader {
  const one = "f.series = @series AND (@index IS NULL OR f.frame_index = @index)";
  type Which = { readonly series: string; readonly index: number | null };
  const frames = connection.prepare<[Which], FrameRow>(
    `SELECT ${WISH_COLUMNS}, f.locked, f.state, f.failure, f.picture FROM frames f WHERE ${one} ORDER BY f.frame_index`,
  );
  const shown = connection.prepare<[Which], ShownRow>(
    `${cardsWith(", m.causes, f.frame_index AS frame")} JOIN frames f ON f.picture = p.id
     WHERE ${one} AND p.trashed IS NULL`,
  );
  const earlier = connection.prepare<[Which], EarlierRow>(
    `SELECT f.frame_index AS frame, p.id AS picture, p.blob, p.thumb
     FROM frame_pictures l JOIN frames f ON f.series = l.series AND f.frame_index = l.frame_index
     JOIN pictures p ON p.id = l.picture
     WHERE ${one} AND p.trashed IS NULL AND p.id IS NOT f.picture ORDER BY l.number DESC`,
  );
  const read = (which: Which): Frame[] => {
    const pictures = new Map(shown.all(which).map((row) => [row.frame, row]));
    const former = Map.groupBy(earlier.all(which), ({ frame }) => frame);
    return frames
      .all(which)
      .map((row) => frameOf(row, pictures.get(row.frame_index), former.get(row.frame_index) ?? []));
  };
  return {
    all: (series) => read({ series, index: null }),
    one: (ref) => read(ref)[0],
  };
}

function frameOf(row: FrameRow, shown: ShownRow | undefined, earlier: readonly EarlierRow[]): Frame {
  return {
    index: row.frame_index,
    target: { valence: row.valence, arousal: row.arousal },
    prompt: row.prompt,
    seed: row.seed,
    locked: row.locked === 1,
    state: row.state,
    picture: shown === undefined ? null : cardOf(shown),
    measurement: shown === undefined ? null : measurementOf(shown),
    earlier: earlier.map(({ picture, blob, thumb }) => ({ picture, blob, thumb })),
    failure: row.failure === null ? null : failure.parse(JSON.parse(row.failure)),
  };
}
