/** @file The rated pictures a judge is held against: photographs (OASIS) and silhouettes (BASS), development halves. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlanePoint } from "../../../app/judge/measurement.ts";

export interface RatedPicture extends PlanePoint {
  readonly path: string;
  readonly theme: string;
}

/** Columns of the means in each folder's ratings.csv; which rater group counts is part of the name. */
export const HUMAN_SETS = {
  "oasis-dev": { title: "photographs", valence: "valence", arousal: "arousal" },
  "bass-dev": { title: "silhouettes, US raters", valence: "valence_us", arousal: "arousal_us" },
} as const;

export type HumanSet = keyof typeof HUMAN_SETS;

/**
 * The pictures of one set with their mean ratings on −3…3. A theme is the file's name without its number.
 *
 * @param data the folder that holds the sets
 * @throws Error naming a row whose rating is no number
 */
export async function ratedPictures(data: string, set: HumanSet): Promise<readonly RatedPicture[]> {
  const text = await readFile(join(data, set, "ratings.csv"), "utf8");
  const [header, ...rows] = text
    .trim()
    .split(/\r?\n/)
    .map((row) => row.split(","));
  const column = (name: string): number => header!.indexOf(name);
  return rows.map((row) => {
    const file = row[column("file")]!;
    const rating = (name: string): number => {
      const value = Number(row[column(name)]);
      if (!Number.isFinite(value)) throw new Error(`${set}/ratings.csv: ${name} of ${file} is not a number.`);
      return value;
    };
    return {
      path: join(data, set, "images", file),
      theme: file.replace(/\.\w+$/, "").replace(/\s*\d+$/, ""),
      valence: rating(HUMAN_SETS[set].valence),
      arousal: rating(HUMAN_SETS[set].arousal),
    };
  });
}
