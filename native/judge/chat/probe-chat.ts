/** @file Tries a chat model on pictures that are known: whether it sees, and whether it can tell a glad one from a sad one. */
import { COLOUR_SCHEMA, colourRead, type PlainColour } from "../../../app/judge/colour-read.ts";
import { fewestReads } from "../../../app/judge/reads.ts";
import { mean } from "../../../app/statistics/mean.ts";
import type { Raster } from "../../scene/finish.ts";
import { askChecked } from "./ask-checked.ts";
import { type Chat, ChatError } from "./chat.ts";
import type { Instructions } from "./instructions.ts";
import { graves, meadow, plainSquare } from "./known-pictures.ts";
import { readAxis } from "./read-picture.ts";

export interface ChatProbe {
  readonly ok: boolean;
  /** What was found, or why it cannot be used. */
  readonly sentence: string;
  /** One reading of one axis took so long, null when none came about. */
  readonly milliseconds: number | null;
}

const SIDE = 32;
/** Two, so that whoever guesses one colour is found out. */
const SQUARES: readonly (readonly [PlainColour, readonly [number, number, number]])[] = [
  ["red", [230, 20, 20]],
  ["blue", [25, 60, 230]],
];
/** Trying it twice should find the same. */
const ORDER = { reads: 1, temperature: 0 };
/** Room for a word, and for thinking before. */
const MOST_TOKENS = 800;

/** Why the model does not see, undefined when it does. */
async function blindness(
  chat: Chat,
  instructions: Instructions,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  for (const [colour, rgb] of SQUARES) {
    const question = {
      pictures: [plainSquare(rgb, SIDE)],
      text: instructions.probe.text,
      schema: COLOUR_SCHEMA,
      temperature: ORDER.temperature,
      seed: 0,
      mostTokens: MOST_TOKENS,
    };
    const answer = await askChecked(chat, question, { read: colourRead, instructions }, signal);
    if ("refusal" in answer)
      return `Asked for the colour of a ${colour} square, it gave no answer that holds. ${answer.refusal}`;
    if (answer.value !== colour) return `It does not see pictures: it calls a ${colour} square ${answer.value}.`;
  }
  return undefined;
}

/** Mean valence of a picture with the time a reading took, or why there is none. */
async function valenceOf(
  chat: Chat,
  picture: Raster,
  instructions: Instructions,
  signal: AbortSignal | undefined,
): Promise<{ readonly valence: number; readonly milliseconds: number }> {
  const started = performance.now();
  const { held, asked, refusal } = await readAxis(chat, picture, "valence", { instructions, ...ORDER }, signal);
  if (held.length < fewestReads(asked))
    throw new ChatError(`It sees, but gives no reading that holds. ${refusal ?? ""}`.trim(), { lasting: false });
  const milliseconds = (performance.now() - started) / asked;
  return { valence: mean(held.map(({ value }) => value)), milliseconds };
}

const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;

/**
 * What came of trying the model: two plain squares, then a meadow in the sun and graves at night. It may be used when it
 * names both colours and reads the meadow as the more pleasant.
 *
 * @throws ChatError of the lasting kind, and whatever else {@link Chat.ask} throws but a ChatError
 */
export async function probeChat(
  chat: Chat,
  instructions: Instructions,
  signal: AbortSignal | undefined,
): Promise<ChatProbe> {
  const blind = await blindness(chat, instructions, signal);
  if (blind !== undefined) return { ok: false, sentence: blind, milliseconds: null };
  try {
    const glad = await valenceOf(chat, await meadow(), instructions, signal);
    const sad = await valenceOf(chat, await graves(), instructions, signal);
    const milliseconds = Math.round((glad.milliseconds + sad.milliseconds) / 2);
    const told = `a meadow in the sun at ${signed(glad.valence)} and graves at night at ${signed(sad.valence)} in valence`;
    return glad.valence > sad.valence
      ? { ok: true, sentence: `It sees colours, and reads ${told}.`, milliseconds }
      : { ok: false, sentence: `It sees colours but cannot judge moods: it reads ${told}.`, milliseconds };
  } catch (error) {
    if (!(error instanceof ChatError) || error.lasting) throw error;
    return { ok: false, sentence: error.message, milliseconds: null };
  }
}
