/** @file Has a chat model read a picture: each axis by itself, several times. */
import { AXES, type Axis } from "../../../app/affect/plane.ts";
import { axisRead, type AxisRead, axisSchema } from "../../../app/judge/axis-read.ts";
import { type AxisReads, fewestReads } from "../../../app/judge/reads.ts";
import type { Raster } from "../../scene/finish.ts";
import { askChecked } from "./ask-checked.ts";
import type { Chat } from "./chat.ts";
import type { Instructions } from "./instructions.ts";

/** Room for three causes and a number, and for thinking before; a model that does not think stops long before. */
const MOST_TOKENS = 1500;

export interface ReadingOrder {
  readonly instructions: Instructions;
  /** Times each axis is read. */
  readonly reads: number;
  readonly temperature: number;
}

/**
 * Readings of one axis, one after another: a server that takes one question at a time would let the others run into their
 * time limit. Stops once too few can hold.
 *
 * @throws as {@link askChecked}
 */
export async function readAxis(
  chat: Chat,
  picture: Raster,
  axis: Axis,
  { instructions, reads, temperature }: ReadingOrder,
  signal: AbortSignal | undefined,
): Promise<AxisReads> {
  const held: AxisRead[] = [];
  let refusal: string | null = null;
  for (let seed = 0; seed < reads && held.length + (reads - seed) >= fewestReads(reads); seed++) {
    const answer = await askChecked(
      chat,
      {
        pictures: [picture],
        text: instructions[axis].text,
        schema: axisSchema(axis),
        temperature,
        seed,
        mostTokens: MOST_TOKENS,
      },
      { read: (text) => axisRead(text, axis), instructions },
      signal,
    );
    if ("value" in answer) held.push(answer.value);
    else ({ refusal } = answer);
  }
  return { asked: reads, held, refusal };
}

/** Readings of both axes; the second is not begun when the first comes to nothing. */
export async function readPicture(
  chat: Chat,
  picture: Raster,
  order: ReadingOrder,
  signal: AbortSignal | undefined,
): Promise<Readonly<Record<Axis, AxisReads>>> {
  const read: Record<Axis, AxisReads> = {
    valence: { asked: order.reads, held: [], refusal: null },
    arousal: { asked: order.reads, held: [], refusal: null },
  };
  for (const axis of AXES) {
    read[axis] = await readAxis(chat, picture, axis, order, signal);
    if (read[axis].held.length < fewestReads(order.reads)) break;
  }
  return read;
}
