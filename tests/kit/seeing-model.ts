/** @file A model for the chat server that really looks: bright is glad, colourful is stirring, and a plain colour has a name. */
import sharp from "sharp";
import type { ServerResponse } from "node:http";
import { PLAIN_COLOURS } from "../../app/judge/colour-read.ts";
import { stream } from "../../app/random/philox.ts";
import { type ChatQuestion, picturesOf, say, topicOf, wordsOf } from "./chat-server.ts";

const COLOURS: Readonly<Record<(typeof PLAIN_COLOURS)[number], readonly number[]>> = {
  red: [255, 0, 0],
  green: [0, 255, 0],
  blue: [0, 0, 255],
  yellow: [255, 255, 0],
  black: [0, 0, 0],
  white: [255, 255, 255],
};

async function meanColour(bytes: Buffer): Promise<readonly number[]> {
  const { channels } = await sharp(bytes).stats();
  return channels.slice(0, 3).map(({ mean }) => mean);
}

const apart = (one: readonly number[], other: readonly number[]): number =>
  Math.hypot(...one.map((value, i) => value - other[i]!));

/** Answers by what is in the picture, a little off from one seed to the next. */
export async function seeingModel(question: ChatQuestion, response: ServerResponse): Promise<void> {
  const topic = topicOf(question);
  const colour = await meanColour(picturesOf(question)[0]!);
  const light = (colour[0]! + colour[1]! + colour[2]!) / 765;
  const vivid = (Math.max(...colour) - Math.min(...colour)) / 255;
  const off = 0.2 * stream(question.body.seed, "seeing model").normal();
  switch (topic) {
    case "colour":
      return say(
        response,
        JSON.stringify({
          colour: PLAIN_COLOURS.toSorted((a, b) => apart(COLOURS[a], colour) - apart(COLOURS[b], colour))[0],
        }),
      );
    case "valence":
      return say(
        response,
        JSON.stringify({
          causes: [{ what: "light", group: "light", effect: 2 * light - 1 }],
          valence: 4 * light - 2 + off,
        }),
      );
    case "arousal":
      return say(
        response,
        JSON.stringify({
          causes: [{ what: "colours", group: "palette", effect: vivid }],
          arousal: 3 * vivid - 1 + off,
        }),
      );
    case "suggestions": {
      const facts = JSON.parse(/\{\n[^]*?\n\}/.exec(wordsOf(question))![0]) as { prompt: string };
      const suggestion = {
        reason: "The light is what is missing.",
        causes: ["light"],
        prompt: `${facts.prompt}, in bright sunlight`,
        valence: 0.8,
        arousal: 0.2,
      };
      return say(response, JSON.stringify({ suggestions: [suggestion] }));
    }
    default:
      return topic satisfies never;
  }
}
