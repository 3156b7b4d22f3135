/** @file The two verbs of every contract in the project: `call` and `watch`. */
import type { z } from "zod";

/** A question with one answer. Cancelling it aborts `context.signal` on the other side. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly verb: "call";
  readonly input: I;
  readonly output: O;
}

/** A feed: the first event is a snapshot, every later one a change to it. */
export interface Watch<I extends z.ZodType = z.ZodType, E extends z.ZodType = z.ZodType> {
  readonly verb: "watch";
  readonly input: I;
  readonly event: E;
}

/** Endpoints by dotted name, noun first: `jobs.cancel`. */
export type Contract = Readonly<Record<string, Call | Watch>>;

/** Declares a question and its answer. */
export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> {
  return { verb: "call", input, output };
}

/** Declares a feed and its events. */
export function watch<I extends z.ZodType, E extends z.ZodType>(input: I, event: E): Watch<I, E> {
  return { verb: "watch", input, event };
}

/** What a handler is told beside its input. */
export interface Context {
  /** Aborted when the caller cancels or its port closes. */
  readonly signal: AbortSignal;
}

/** What a serving end must provide: one handler a name, checked by the compiler. */
export type Handlers<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends Call<infer I, infer O>
    ? (input: z.output<I>, context: Context) => z.input<O> | Promise<z.input<O>>
    : C[K] extends Watch<infer I, infer E>
      ? (input: z.output<I>, context: Context) => AsyncIterable<z.input<E>>
      : never;
};

/** What a caller sees. */
export type Client<C extends Contract> = {
  readonly [K in keyof C]: C[K] extends Call<infer I, infer O>
    ? (input: z.input<I>, signal?: AbortSignal) => Promise<z.output<O>>
    : C[K] extends Watch<infer I, infer E>
      ? (input: z.input<I>, signal?: AbortSignal) => AsyncIterable<z.output<E>>
      : never;
};
