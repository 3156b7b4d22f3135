/** @file The recipe: everything needed to draw a picture again, written into its PNG. */
import { z } from "zod";
import { seriesRequest } from "./request.ts";

/** Keyword of the PNG text that holds a recipe. */
export const RECIPE_KEYWORD = "circumplex";

/** How much of an adapter may be used; 1 is the adapter as trained. */
export const MAX_STRENGTH = 2;

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const usedAdapter = z.strictObject({ id: z.string(), sha256: hash, strength: z.number().min(0).max(MAX_STRENGTH) });
export type UsedAdapter = z.output<typeof usedAdapter>;

export const recipe = z.strictObject({
  version: z.literal(1),
  /** Which frame of the series the picture is. */
  frame: z.int().min(0),
  request: seriesRequest,
  pack: z.strictObject({ id: z.string(), sha256: hash }),
  /** One that comes with the pack. */
  adapter: usedAdapter.nullable(),
  /** Those of the person, added to one another; left out when there are none. */
  stack: z.array(usedAdapter).min(1).optional(),
  app: z.string(),
});
export type Recipe = z.output<typeof recipe>;

/**
 * A recipe from a picture's text.
 *
 * @throws RangeError, one sentence, when it is none
 */
export function parseRecipe(text: string): Recipe {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new RangeError("The recipe in the picture is not JSON.");
  }
  const parsed = recipe.safeParse(json);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new RangeError(`The recipe in the picture does not hold: at ${path.join(".") || "the top"}, ${message}`);
  }
  if (parsed.data.frame >= parsed.data.request.frames) {
    throw new RangeError(`The recipe names frame ${parsed.data.frame} of a series of ${parsed.data.request.frames}.`);
  }
  return parsed.data;
}
