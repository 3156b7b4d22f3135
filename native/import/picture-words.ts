/** @file What a brought picture says of itself: our recipe, and the prompt of whatever program drew it. */
import { foreignPrompt } from "../../app/import/foreign-prompt.ts";
import { parseRecipe, type Recipe, RECIPE_KEYWORD } from "../../app/series/recipe.ts";
import { PictureError, type PictureHead } from "../image/open.ts";
import { pngChunks } from "../image/png-chunks.ts";
import { readPngText } from "../image/png.ts";
import { readUserComment } from "../image/user-comment.ts";

export interface PictureWords {
  readonly recipe: Recipe | null;
  /** Empty when the picture does not say. */
  readonly prompt: string;
  /** Why words that are there were not read, as one sentence; null when nothing is wrong. */
  readonly problem: string | null;
}

/** Programs write their whole graph of nodes beside a picture, but nobody needs more than this. */
const MOST_TEXT = 16_000_000;
const TEXT_TYPES = new Set(["tEXt", "zTXt", "iTXt"]);

/**
 * Walks a PNG's chunks before any decoder does.
 *
 * @param name how the picture is called in messages
 * @throws PictureError in one sentence when it is cut short, or its words are so many that it is no picture
 */
export function requireSoundPng(bytes: Buffer, name: string): void {
  let length = 0;
  for (const { type, bytes: chunk } of pngChunks(bytes, name)) if (TEXT_TYPES.has(type)) length += chunk.length;
  if (length <= MOST_TEXT) return;
  throw new PictureError(
    `${name} is refused: it holds ${Math.ceil(length / 1e6)} MB of text, at most ${MOST_TEXT / 1e6} are read.`,
  );
}

/**
 * Reads the words; what is damaged or forged among them is told and ignored.
 *
 * @param name how the picture is called in messages
 */
export function pictureWords(bytes: Buffer, head: PictureHead, name: string): PictureWords {
  const comment = head.exif && readUserComment(head.exif);
  const said = head.format === "png" ? pngWords(bytes, name) : { texts: {}, problem: null };
  const texts = { ...(comment !== undefined && { UserComment: comment }), ...said.texts };
  const own = ownRecipe(said.texts[RECIPE_KEYWORD], name);
  return {
    recipe: own.recipe,
    prompt: own.recipe?.request.prompt ?? foreignPrompt(texts),
    problem: own.problem ?? said.problem,
  };
}

interface Texts {
  readonly texts: Readonly<Record<string, string>>;
  readonly problem: string | null;
}

function pngWords(bytes: Buffer, name: string): Texts {
  try {
    return { texts: readPngText(bytes), problem: null };
  } catch (error) {
    return { texts: {}, problem: `The words in ${name} were not read. ${(error as Error).message}` };
  }
}

function ownRecipe(text: string | undefined, name: string): Pick<PictureWords, "recipe" | "problem"> {
  if (text === undefined) return { recipe: null, problem: null };
  try {
    return { recipe: parseRecipe(text), problem: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { recipe: null, problem: `${name} cannot be drawn again. ${error.message}` };
  }
}
