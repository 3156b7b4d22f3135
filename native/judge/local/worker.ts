/** @file Entry of the thread a model runs on: loads what it is told to, and answers one question after another. */
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { cleanText } from "../../../app/judge/clean-text.ts";
import { ChatError } from "../chat/chat.ts";
import type { FromModel, ModelQuestion, ModelTask, ToModel } from "./messages.ts";
import { openVisionModel, type VisionModel } from "./vision-model.ts";

const LONGEST_REASON = 200;

const port = parentPort!;
const { plan, left } = workerData as ModelTask;
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

const opening = openVisionModel(plan, (file) => say({ kind: "read", file }));
let last = Promise.resolve();

// Heard between two calls of onnxruntime, which block the thread.
port.on("message", (message: ToModel) => {
  switch (message.kind) {
    case "ask":
      asked.set(message.id, new AbortController());
      last = last.then(async () => answer(await opening, message.id, message.question));
      return;
    case "stop":
      asked.get(message.id)?.abort();
      return;
    case "close":
      for (const each of asked.values()) each.abort();
      void last.then(async () => (await opening).close()).finally(() => port.close());
      return;
    case "leave":
      process.exit();
  }
});
// However it ends, no native call is under way then.
process.once("exit", () => {
  Atomics.store(left, 0, 1);
  Atomics.notify(left, 0);
});

try {
  await opening;
  say({ kind: "ready" });
} catch (error) {
  say({ kind: "refused", reason: reasonOf(error) });
  // What is still being loaded is, and then the thread ends by itself: ended by force, it would take the process along.
  port.close();
}
