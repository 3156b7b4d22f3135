/** @file What a server's refusal means for the person, in one sentence without the key. */
import { z } from "zod";
import { cleanText } from "../../../app/judge/clean-text.ts";
import { ChatError } from "../chat/chat.ts";
import type { Reply } from "./exchange.ts";

const LONGEST = 160;
const errorBody = z.object({
  error: z.union([z.string(), z.object({ message: z.string() }).transform((e) => e.message)]),
});

/** The server's own words, as text between quotation marks behind a colon; empty when it has none. */
function words({ text }: Reply, key: string | null): string {
  let said: string | undefined;
  try {
    said = errorBody.safeParse(JSON.parse(text)).data?.error;
  } catch {
    // A page or nothing at all: the status says enough.
  }
  if (said === undefined) return "";
  const plain = key === null ? said : said.replaceAll(key, "…");
  return `: “${cleanText(plain, LONGEST)}”`;
}

/**
 * Why a reply is no answer.
 *
 * @param host with its port, for the sentence
 * @param model that was asked for, null where none was
 */
export function refusalOf(reply: Reply, host: string, model: string | null, key: string | null): ChatError {
  const lasting = (sentence: string): ChatError => new ChatError(sentence, { lasting: true });
  const { status } = reply;
  // What a server says of a key may hold parts of it.
  if (status === 401 || status === 403)
    return lasting(key === null ? `${host} wants a key.` : `${host} does not accept the key.`);
  if (status >= 300 && status < 400)
    return lasting(`${host} sends the question on to another address, which is not followed.`);
  if (status === 404)
    return lasting(
      `${host} knows no ${model === null ? "such address" : `model ${model} at this address`}${words(reply, key)}.`,
    );
  if (status === 413) return lasting(`${host} finds the question too large.`);
  if (status === 429) return new ChatError(`${host} is asked too often.`, { lasting: false });
  return new ChatError(`${host} answers with error ${status}${words(reply, key)}.`, { lasting: status < 500 });
}
