/** @file A chat server that takes pictures, as a judge: opened, listed, tried. */
import type { ServerSetup } from "../../../app/contract/studio/judges.ts";
import type { Calibration } from "../../../app/judge/calibration.ts";
import { sha256 } from "../../files/model-files.ts";
import { ChatError } from "../chat/chat.ts";
import { chatJudge } from "../chat/chat-judge.ts";
import type { Instructions } from "../chat/instructions.ts";
import { type ChatProbe, probeChat } from "../chat/probe-chat.ts";
import type { Judge } from "../judge.ts";
import { chatCompletions } from "./chat-completions.ts";
import { allowedUrl, type Place } from "./exchange.ts";
import { listModels } from "./list-models.ts";

export interface ServerJudgeOptions {
  readonly id: string;
  readonly setup: ServerSetup;
  readonly key: string | null;
  readonly calibration: Calibration | null;
  readonly instructions: Instructions;
}

/**
 * What makes it another judge: where it is, which model, and how it is asked. Not the key, nor the calibration: the hash is
 * that of who said the numbers in `rated`.
 */
function identityOf({ address, model }: ServerSetup, { valence, arousal }: Instructions): string {
  const url = URL.parse(address);
  const place = url === null ? address : url.host + url.pathname.replace(/\/+$/, "");
  return sha256(Buffer.from(JSON.stringify([place, model, valence.sha256, arousal.sha256])));
}

/** Opens the judge; nothing is sent before it is asked. Whether its host is allowed is seen at every question. */
export function openServerJudge({ id, setup, key, calibration, instructions }: ServerJudgeOptions): Judge {
  return chatJudge({
    id,
    sha256: identityOf(setup, instructions),
    chat: chatCompletions({ ...setup, key }),
    instructions,
    reads: setup.reads,
    temperature: setup.temperature,
    calibration,
    close: async () => {},
  });
}

const MOST_NAMED = 5;

/** Why the model cannot be asked for, undefined when it is offered or the server keeps no list. */
function missingModel({ model }: ServerSetup, host: string, models: readonly string[]): string | undefined {
  if (models.length === 0 || models.includes(model)) return undefined;
  const named = models.slice(0, MOST_NAMED).join(", ");
  return `${host} offers no model ${model}, but ${named}${models.length > MOST_NAMED ? " and others" : ""}.`;
}

/** What the server offers; nothing when its list is broken, which need not keep it from answering. */
async function offered(place: Place, signal: AbortSignal | undefined): Promise<readonly string[]> {
  try {
    return await listModels(place, signal);
  } catch (error) {
    if (!(error instanceof ChatError) || error.lasting) throw error;
    return [];
  }
}

/**
 * Tries a server: whether it is there and offers the model, whether the model sees, and how long a reading takes. What does
 * not work is said in the probe.
 *
 * @throws StudioError judge.hostNotAllowed; the signal's reason when aborted
 */
export async function probeServerJudge(
  { setup, key, instructions }: Omit<ServerJudgeOptions, "id" | "calibration">,
  signal: AbortSignal | undefined,
): Promise<ChatProbe & { readonly sha256: string }> {
  const identity = { sha256: identityOf(setup, instructions) };
  try {
    const { host } = allowedUrl(setup);
    const missing = missingModel(setup, host, await offered({ ...setup, key }, signal));
    if (missing !== undefined) return { ok: false, sentence: missing, milliseconds: null, ...identity };
    const probe = await probeChat(chatCompletions({ ...setup, key }), instructions, signal);
    return { ...probe, ...identity };
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    return { ok: false, sentence: error.message, milliseconds: null, ...identity };
  }
}
