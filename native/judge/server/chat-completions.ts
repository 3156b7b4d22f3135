/** @file A chat over OpenAI's protocol, `POST /chat/completions`, as vLLM, llama.cpp, Ollama and LM Studio speak it. */
import { z } from "zod";
import type { AnswerSchema } from "../../../app/judge/answer-schema.ts";
import { dataUri } from "../../image/data-uri.ts";
import type { Raster } from "../../scene/finish.ts";
import { type Chat, ChatError, type Question } from "../chat/chat.ts";
import { allowedUrl, exchange, type Place } from "./exchange.ts";
import { refusalOf } from "./refusal.ts";

export interface ChatPlace extends Place {
  readonly model: string;
  /** For one question. */
  readonly timeoutSeconds: number;
}

/** Longer side of a picture that is sent, pixels: what such models look at, and little to send. */
const LONGEST_SIDE = 768;
const MOST_BYTES = 256 * 1024;

/** Ways to ask for JSON, the strictest first. Servers refuse what they do not know, and a text can hold JSON all the same. */
const FORMATS = [
  ({ name, schema }: AnswerSchema) => ({ type: "json_schema", json_schema: { name, strict: true, schema } }),
  () => ({ type: "json_object" }),
  () => undefined,
] as const;
/** Bad request, unprocessable, not implemented: perhaps because of the format. */
const UNKNOWN_FORMAT = new Set([400, 415, 422, 501]);

const completion = z.object({
  choices: z
    .array(
      z.object({
        message: z.object({
          content: z.union([
            z.string(),
            z
              .array(z.object({ text: z.string().default("") }))
              .transform((parts) => parts.map(({ text }) => text).join("")),
          ]),
        }),
        finish_reason: z.string().nullish(),
      }),
    )
    .min(1),
});

function contentOf(text: string, host: string): string {
  const refuse = (what: string): ChatError => new ChatError(`${host} answers ${what}.`, { lasting: false });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw refuse(text.trimStart().startsWith("<") ? "with a page in place of JSON" : "with what is not JSON");
  }
  const parsed = completion.safeParse(json);
  if (!parsed.success) throw refuse("JSON that is no chat completion");
  const { message, finish_reason: reason } = parsed.data.choices[0]!;
  if (reason === "length") throw refuse("with a text that was cut off");
  return message.content;
}

/** The chat. It remembers which way of asking for JSON a server took. */
export function chatCompletions(place: ChatPlace): Chat {
  const pictures = new WeakMap<Raster, Promise<string>>();
  const uriOf = (picture: Raster): Promise<string> => {
    const known = pictures.get(picture) ?? dataUri(picture, LONGEST_SIDE);
    pictures.set(picture, known);
    return known;
  };
  let strictest = 0;

  return {
    async ask(question, signal) {
      const { host } = allowedUrl(place);
      const body = bodyOf(place.model, question, await Promise.all(question.pictures.map(uriOf)));
      for (let format = strictest; ; format++) {
        const asked = {
          path: "/chat/completions",
          body: { ...body, response_format: FORMATS[format]!(question.schema) },
          mostBytes: MOST_BYTES,
          milliseconds: 1000 * place.timeoutSeconds,
        };
        const reply = await exchange(place, asked, signal);
        if (UNKNOWN_FORMAT.has(reply.status) && format + 1 < FORMATS.length) continue;
        if (reply.status !== 200) throw refusalOf(reply, host, place.model, place.key);
        strictest = format;
        return contentOf(reply.text, host);
      }
    },
  };
}

function bodyOf(model: string, { text, again, temperature, seed, mostTokens }: Question, uris: readonly string[]) {
  const content = [
    // Pictures first and alike in every question, so that a server need look at them once.
    ...uris.map((url) => ({ type: "image_url", image_url: { url } })),
    { type: "text", text },
  ];
  return {
    model,
    messages: [
      { role: "user", content },
      ...(again === undefined
        ? []
        : [
            { role: "assistant", content: again.answer },
            { role: "user", content: again.text },
          ]),
    ],
    temperature,
    seed,
    max_tokens: mostTokens,
    stream: false,
  };
}
