/** @file A structured edit of a prompt: what is added, replaced or taken away, and where in the text. */
import { z } from "zod";
import { MAX_PROMPT_LENGTH } from "../prompt/check-prompt.ts";

const place = z.int().min(0).max(MAX_PROMPT_LENGTH);
const words = z.string().min(1).max(MAX_PROMPT_LENGTH);

/** Places are UTF-16 units of the prompt before the edit, `end` exclusive. */
export const promptEdit = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("add"), at: place, text: words }),
  z.object({ kind: z.literal("replace"), start: place, end: place, text: words }),
  z.object({ kind: z.literal("remove"), start: place, end: place }),
]);
export type PromptEdit = z.output<typeof promptEdit>;
