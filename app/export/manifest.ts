/** @file manifest.json of an exported ZIP: the pictures as series.json has them, and how well they followed their targets. */
import { clampAffect } from "../affect/plane.ts";
import { type PerAxis, perAxis } from "../affect/error.ts";
import type { ExportItem } from "../contract/engine/engine.ts";
import { continuity } from "../series/continuity.ts";
import type { Recipe } from "../series/recipe.ts";
import type { AffectRecord } from "./affect-record.ts";
import type { PictureFormat } from "./file-name.ts";

/** A picture of the export as it was written. */
export interface WrittenPicture {
  readonly record: AffectRecord;
  /** Of the file. */
  readonly sha256: string;
}

/** What all frames of a series have in common. */
function series({ request, pack, adapter }: Recipe) {
  const { prompt, path, frames, seed, size, aspect, scale } = request;
  return { prompt, path, frames, seed, size, aspect, scale, pack, adapter };
}

/** What the recipes have in common, when all are of one series. */
function shared(items: readonly ExportItem[]): ReturnType<typeof series> | null {
  const all = items.map(({ recipe }) => (recipe === null ? null : series(recipe)));
  const first = all[0] ?? null;
  return all.every((one) => one !== null && JSON.stringify(one) === JSON.stringify(first)) ? first : null;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
const orNull = (values: PerAxis<number | undefined>): PerAxis<number | null> =>
  perAxis((axis) => (values[axis] === undefined ? null : round(values[axis])));

/** How the measured pictures with a target followed it; null when there are fewer than two. */
function summary(written: readonly WrittenPicture[]) {
  const pairs = written.flatMap(({ record: { target, measured, error } }) =>
    target === null || measured === null || error === null
      ? []
      : [
          {
            target: clampAffect(target.valence, target.arousal),
            measured: clampAffect(measured.valence, measured.arousal),
          },
        ],
  );
  if (pairs.length < 2) return null;
  const followed = continuity(pairs);
  return {
    pictures: pairs.length,
    vError: round(followed.meanError.valence),
    aError: round(followed.meanError.arousal),
    skill: orNull(followed.skill),
    spearman: orNull(followed.spearman),
    kendall: orNull(followed.kendall),
    steps: followed.steps,
  };
}

/** The manifest. Stripped, it says where pictures lie on the plane and who measured, and nothing of how they came about. */
export function exportManifest(
  items: readonly ExportItem[],
  written: readonly WrittenPicture[],
  { format, strip }: { readonly format: PictureFormat; readonly strip: boolean },
): string {
  const frames = written.map(({ record: { file, ...record }, sha256 }, at) => {
    const recipe = items[at]?.recipe ?? null;
    return {
      ...record,
      ...(!strip &&
        recipe !== null && {
          frame: recipe.frame,
          pack: recipe.pack,
          adapter: recipe.adapter,
          ...(recipe.stack && { stack: recipe.stack }),
        }),
      files: { [format]: file },
      sha256,
    };
  });
  const manifest = { version: 1, series: strip ? null : shared(items), frames, summary: summary(written) };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
