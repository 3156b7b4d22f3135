/** @file The engine's side of a model that runs on a thread of its own, so that the engine answers while the model computes. */
import path from "node:path";
import { Worker } from "node:worker_threads";
import { ModelFileError } from "../../files/model-files.ts";
import { untilAborted } from "../../pipeline/until-aborted.ts";
import { type Chat, ChatError } from "../chat/chat.ts";
import type { LocalModel, OnLoad } from "./local-model.ts";
import type { FromModel, ModelTask, ToModel } from "./messages.ts";
import type { ModelPlan } from "./model-plan.ts";

/** Beside this file; in the packed program beside the engine, whose parts lie one folder deeper. */
const ENTRY = path.join(import.meta.dirname, import.meta.filename.endsWith(".ts") ? "worker.ts" : "../vision-model.js");

/** A token or two; less than the supervisor gives a process that is asked to end. */
const LEAVING_MS = 3000;

interface Waiting {
  resolve(text: string): void;
  reject(error: Error): void;
}

/** Questions to the thread, and what becomes of them. */
class Conversation implements Chat {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #gone = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (message: FromModel) => this.#hear(message));
    worker.once("exit", () => this.#end());
  }

  async ask(question: Parameters<Chat["ask"]>[0], signal: AbortSignal | undefined): Promise<string> {
    signal?.throwIfAborted();
    if (this.#gone) throw this.#lost();
    const { schema: _unbound, ...rest } = question;
    const id = this.#asked++;
    const answer = new Promise<string>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    // A process with nothing else to do must not be kept by a model that only lies there.
    this.#worker.ref();
    this.#say({ kind: "ask", id, question: rest });
    try {
      return await untilAborted(answer, signal);
    } finally {
      if (this.#waiting.delete(id)) this.#say({ kind: "stop", id });
      if (this.#waiting.size === 0) this.#worker.unref();
    }
  }

  #say(message: ToModel): void {
    this.#worker.postMessage(message);
  }

  #hear(message: FromModel): void {
    if (message.kind !== "answer" && message.kind !== "failed") return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.kind === "answer") waiting?.resolve(message.text);
    else waiting?.reject(new ChatError(message.sentence, { lasting: false }));
  }

  #end(): void {
    this.#gone = true;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#lost());
    this.#waiting.clear();
  }

  #lost(): ChatError {
    return new ChatError("The model is no longer in memory.", { lasting: true });
  }
}

/** Resolves when the model is loaded. */
function loaded(worker: Worker, { folder, files }: ModelPlan, onLoad: OnLoad): Promise<void> {
  const of = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const unread = new Map(files.map(({ name, bytes }) => [name, bytes]));
  let done = 0;
  let last = files[0]!.name;
  return new Promise((resolve, reject) => {
    const refuse = (reason: string): void =>
      reject(new ModelFileError(`The model in ${folder} cannot be loaded: ${reason}.`));
    worker.on("message", (message: FromModel) => {
      if (message.kind === "refused") refuse(message.reason);
      else if (message.kind === "read" && unread.has(message.file)) {
        done += unread.get(message.file)!;
        unread.delete(message.file);
        last = message.file;
        onLoad(last, done, of);
      } else if (message.kind === "ready") {
        onLoad(last, of, of);
        resolve();
      }
    });
    worker.once("error", (error) => refuse(error instanceof Error ? error.message.split("\n")[0]! : String(error)));
    worker.once("exit", () => refuse("its thread has ended"));
  });
}

/**
 * Has the thread leave onnxruntime before the process ends: a thread that Node ends in the middle of a native call aborts the
 * whole process. One that does not leave in time is in a long call, and nothing is lost with it.
 */
function leaveBeforeExit(worker: Worker, left: ModelTask["left"]): void {
  const leave = (): void => {
    worker.postMessage({ kind: "leave" } satisfies ToModel);
    if (Atomics.wait(left, 0, 0, LEAVING_MS) === "timed-out") process.kill(process.pid, "SIGKILL");
  };
  process.once("exit", leave);
  worker.once("exit", () => process.off("exit", leave));
}

/**
 * Loads a model on a thread of its own. It is never ended from outside, for the reason above.
 *
 * @throws ModelFileError in one sentence when it cannot be loaded
 */
export async function startModel(plan: ModelPlan, onLoad: OnLoad): Promise<Omit<LocalModel, "sha256" | "bytes">> {
  const task: ModelTask = { plan, left: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)) };
  const worker = new Worker(ENTRY, { workerData: task, execArgv: [], name: "vision model" });
  leaveBeforeExit(worker, task.left);
  const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
  try {
    await loaded(worker, plan, onLoad);
  } catch (error) {
    await ended;
    throw error;
  }
  worker.unref();
  return {
    chat: new Conversation(worker),
    async close() {
      worker.ref();
      worker.postMessage({ kind: "close" } satisfies ToModel);
      await ended;
    },
  };
}
