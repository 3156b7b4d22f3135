/** @file What the engine and the thread a model runs on say to each other. */
import type { Question } from "../chat/chat.ts";
import type { ModelPlan } from "./model-plan.ts";

/** What the thread is given when it starts. */
export interface ModelTask {
  readonly plan: ModelPlan;
  /** One number over shared memory: 1 once the thread has left onnxruntime for good. */
  readonly left: Int32Array<SharedArrayBuffer>;
}

export type ToModel =
  | { readonly kind: "ask"; readonly id: number; readonly question: ModelQuestion }
  /** Nobody waits for this answer any more. */
  | { readonly kind: "stop"; readonly id: number }
  | { readonly kind: "close" }
  /** The process ends, and waits for nothing but this. */
  | { readonly kind: "leave" };

export type FromModel =
  | { readonly kind: "read"; readonly file: string }
  | { readonly kind: "ready" }
  /** It could not be loaded. */
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "answer"; readonly id: number; readonly text: string }
  /** There is none; the sentence is for the person. */
  | { readonly kind: "failed"; readonly id: number; readonly sentence: string };

/** No model here is bound to a schema: that the answer keeps to it is seen when it is read. */
export type ModelQuestion = Omit<Question, "schema">;
