/** @file The models a chat server offers, by `GET /models`. */
import { z } from "zod";
import { cleanText } from "../../../app/judge/clean-text.ts";
import { ChatError } from "../chat/chat.ts";
import { allowedUrl, exchange, type Place } from "./exchange.ts";
import { refusalOf } from "./refusal.ts";

/** A hub lists hundreds of models with everything it knows of each. */
const MOST_BYTES = 4 * 1024 * 1024;
const MILLISECONDS = 10_000;
const MOST_MODELS = 500;
/** Not found, not allowed, not implemented: the server keeps no list. */
const NO_LIST = new Set([404, 405, 501]);

const list = z.object({
  data: z.array(
    z
      .object({ id: z.string().min(1).max(200) })
      .nullable()
      .catch(null),
  ),
});

/**
 * Names of the models, as the server orders them; those that could not be shown as they are, are left out. None when the
 * server keeps no list.
 *
 * @throws StudioError judge.hostNotAllowed; ChatError in one sentence; the signal's reason when aborted
 */
export async function listModels(place: Place, signal: AbortSignal | undefined): Promise<readonly string[]> {
  const { host } = allowedUrl(place);
  const reply = await exchange(place, { path: "/models", mostBytes: MOST_BYTES, milliseconds: MILLISECONDS }, signal);
  if (NO_LIST.has(reply.status)) return [];
  if (reply.status !== 200) throw refusalOf(reply, host, null, place.key);
  let json: unknown;
  try {
    json = JSON.parse(reply.text);
  } catch {
    throw new ChatError(`${host} lists its models in what is not JSON.`, { lasting: false });
  }
  const parsed = list.safeParse(json);
  if (!parsed.success) throw new ChatError(`${host} gives no list of models.`, { lasting: false });
  const names = parsed.data.data.flatMap((model) => (model === null ? [] : [model.id]));
  return names.filter((name) => cleanText(name, 200) === name).slice(0, MOST_MODELS);
}
