/** @file Entry of the thread a model runs on: loads what it is told to, and answers one question after another. */
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { cleanText } from "../../../app/judge/clean-text.ts";
import { ChatError } from "../chat/chat.ts";
import type { FromModel, ModelQuestion, ToModel } from "./messages.ts";
import type { ModelPlan } from "./model-plan.ts";
import { openVisionModel, type VisionModel } from "./vision-model.ts";

const LONGEST_REASON = 200;

const port = parentPort!;
const plan = workerData as ModelPlan;
const say = (message: FromModel): void => port.postMessage(message);

/** The first line of what a library says, without where in its source it says so, and without the full stop. */
function reasonOf(error: unknown): string {
  const [line = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  const words = line.replaceAll(`${plan.folder}${path.sep}`, "").replaceAll(/[\w/\\]+\.cc:\d+ \w+/g, "");
  const reason = cleanText(words, LONGEST_REASON).replace(/[.…]$/, "");
  return error instanceof TypeError ? `its files are not as they should be (${reason})` : reason;
}

/** Questions that were asked and not yet answered. */
const asked = new Map<number, AbortController>();

async function answer(model: VisionModel, id: number, question: ModelQuestion): Promise<void> {
  const { signal } = asked.get(id)!;
  try {
    say({ kind: "answer", id, text: await model.ask(question, signal) });
  } catch (error) {
    // Nobody waits for what was stopped.
    if (signal.aborted) return;
    const sentence = error instanceof ChatError ? error.message : `The model failed: ${reasonOf(error)}.`;
    say({ kind: "failed", id, sentence });
  } finally {
    asked.delete(id);
  }
}

async function serve(): Promise<void> {
  const model = await openVisionModel(plan, (file) => say({ kind: "read", file }));
  let last = Promise.resolve();
  port.on("message", (message: ToModel) => {
    switch (message.kind) {
      case "ask":
        asked.set(message.id, new AbortController());
        last = last.then(() => answer(model, message.id, message.question));
        return;
      case "stop":
        asked.get(message.id)?.abort();
        return;
      case "close":
        for (const each of asked.values()) each.abort();
        void last.then(() => model.close()).finally(() => port.close());
    }
  });
  say({ kind: "ready" });
}

await serve().catch((error: unknown) => say({ kind: "refused", reason: reasonOf(error) }));
