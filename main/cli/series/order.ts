/** @file What is to be drawn: a whole series from the words of a command, or the one picture a recipe names. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parsePath } from "../../../app/affect/path-text.ts";
import { type PlannedFrame, planSeries } from "../../../app/series/plan.ts";
import { MAX_STRENGTH, parseRecipe, RECIPE_KEYWORD, type Recipe } from "../../../app/series/recipe.ts";
import { parseSeriesRequest, type SeriesRequest } from "../../../app/series/request.ts";
import { readPngText } from "../../../native/image/png.ts";
import { sha256 } from "../../../native/files/model-files.ts";
import type { OpenOptions, StackedAdapter } from "../../../native/models/papercut/pack.ts";
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
export async function orderFromWords(words: SeriesWords): Promise<SeriesOrder> {
  const { prompt, path: points, frames, seed, size, aspect, pack, strength } = words;
  const stack = await stackOf(words.adapter);
  const adapter = stack.length > 0 ? undefined : words.adapter;
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
      ...(stack.length > 0 && { stack }),
    },
  };
}

/**
 * Adapters given as files, `FILE[:STRENGTH]` and more of them behind commas; none when a name of the pack's is given.
 *
 * @throws CommandError in one sentence naming the file that cannot be read or the strength that is none
 */
async function stackOf(given: string | undefined): Promise<StackedAdapter[]> {
  if (given === undefined || !given.includes(".safetensors")) return [];
  return Promise.all(
    given.split(",").map(async (one) => {
      const [, file = one, strength = "1"] = /^(.*\.safetensors)(?::(.*))?$/u.exec(one.trim()) ?? [];
      const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
        throw badInput(`The adapter ${file} cannot be read (${error.code ?? error.message}).`);
      });
      return {
        id: path.basename(file, ".safetensors"),
        sha256: sha256(bytes),
        strength: numberBetween("adapter", strength, 0, MAX_STRENGTH),
        file,
      };
    }),
  );
}

/**
 * The order that draws the picture in `file` again, from the recipe inside.
 *
 * @throws CommandError in one sentence naming the file when it is no PNG or holds no recipe
 */
export async function orderFromRecipe(file: string, adapters?: string): Promise<SeriesOrder> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw badInput(`${file} cannot be read (${error.code ?? error.message}).`);
  });
  const recipe = asBadInput(() => {
    const text = readPngText(bytes)[RECIPE_KEYWORD];
    if (text === undefined) throw new RangeError("The picture holds no recipe of Circumplex.");
    return parseRecipe(text);
  }, `${file}: `);
  const { request, adapter, stack: used = [] } = recipe;
  const given = await stackOf(adapters);
  const stack = used.map((one) => {
    const found = given.find(({ sha256: hash }) => hash === one.sha256);
    if (found === undefined)
      throw badInput(`${file} was drawn with the adapter ${one.id}: give its file with --adapter FILE.`);
    return { ...one, file: found.file };
  });
  return {
    request,
    frames: planSeries(request).filter(({ index }) => index === recipe.frame),
    pack: {
      ...(adapter === null ? { adapter: null } : { adapter: adapter.id, strength: adapter.strength }),
      stack,
    },
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
