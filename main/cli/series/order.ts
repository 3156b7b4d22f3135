/** @file What is to be drawn: a whole series from the words of a command, or the one picture a recipe names. */
import { readFile } from "node:fs/promises";
import { parsePath } from "../../../app/affect/path-text.ts";
import { type PlannedFrame, planSeries } from "../../../app/series/plan.ts";
import { MAX_STRENGTH, parseRecipe, RECIPE_KEYWORD, type Recipe } from "../../../app/series/recipe.ts";
import { parseSeriesRequest, type SeriesRequest } from "../../../app/series/request.ts";
import { readPngText } from "../../../native/image/png.ts";
import type { OpenOptions } from "../../../native/models/papercut/pack.ts";
import { numberBetween, wholeNumber } from "../arguments.ts";
import { badInput } from "../exit.ts";

export interface SeriesOrder {
  readonly request: SeriesRequest;
  readonly frames: readonly PlannedFrame[];
  /** Adapter and strength. */
  readonly pack: OpenOptions;
  /** What the picture to be drawn again was drawn with. */
  readonly recipe?: Recipe;
}

/** Options that say what a series is; what is left out gets the request's default. */
export interface SeriesWords {
  readonly prompt?: string;
  readonly path?: string;
  readonly frames?: string;
  readonly seed?: string;
  readonly size?: string;
  readonly aspect?: string;
  readonly pack?: string;
  readonly adapter?: string;
  readonly strength?: string;
}

/**
 * An order from the words of a command line.
 *
 * @throws CommandError in one sentence: the first thing that is wrong
 */
export function orderFromWords(words: SeriesWords): SeriesOrder {
  const { prompt, path: points, frames, seed, size, aspect, pack, adapter, strength } = words;
  if (prompt === undefined) throw badInput("A series needs --prompt TEXT.");
  if (points === undefined) throw badInput('A series needs --path "v,a v,a …".');
  const request = asBadInput(() =>
    parseSeriesRequest({
      prompt,
      path: parsePath(points),
      ...(size !== undefined && { size: wholeNumber("size", size) }),
      ...(frames !== undefined && { frames: wholeNumber("frames", frames) }),
      ...(seed !== undefined && { seed: wholeNumber("seed", seed) }),
      ...(aspect !== undefined && { aspect }),
      ...(pack !== undefined && { pack }),
      ...(adapter !== undefined && { adapter }),
    }),
  );
  return {
    request,
    frames: planSeries(request),
    pack: {
      ...(request.adapter !== null && { adapter: request.adapter === "none" ? null : request.adapter }),
      ...(strength !== undefined && { strength: numberBetween("strength", strength, 0, MAX_STRENGTH) }),
    },
  };
}

/**
 * The order that draws the picture in `file` again, from the recipe inside.
 *
 * @throws CommandError in one sentence naming the file when it is no PNG or holds no recipe
 */
export async function orderFromRecipe(file: string): Promise<SeriesOrder> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw badInput(`${file} cannot be read (${error.code ?? error.message}).`);
  });
  const recipe = asBadInput(() => {
    const text = readPngText(bytes)[RECIPE_KEYWORD];
    if (text === undefined) throw new RangeError("The picture holds no recipe of Circumplex.");
    return parseRecipe(text);
  }, `${file}: `);
  const { request, adapter } = recipe;
  return {
    request,
    frames: planSeries(request).filter(({ index }) => index === recipe.frame),
    pack: adapter === null ? { adapter: null } : { adapter: adapter.id, strength: adapter.strength },
    recipe,
  };
}

/** What the domain or a reader refuses, a person has typed or named. */
function asBadInput<T>(read: () => T, where = ""): T {
  try {
    return read();
  } catch (error) {
    throw badInput(`${where}${(error as Error).message}`);
  }
}
