/** @file A client whose calls, when their process is gone, fail with the reason it is gone for. */
import { type Failure, StudioError } from "../../app/contract/failure.ts";
import type { Client, Contract } from "../../app/contract/kinds.ts";

/** @param why settles when the process has ended, with the reason */
export function explained<C extends Contract>(contract: C, client: Client<C>, why: Promise<Failure>): Client<C> {
  const explain = async (error: unknown): Promise<never> => {
    if (!(error instanceof StudioError) || error.failure.code !== "wire.closed") throw error;
    throw new StudioError(await why, { cause: error });
  };
  const plain = client as Readonly<Record<string, (input: unknown, signal?: AbortSignal) => unknown>>;
  async function* watch(name: string, input: unknown, signal?: AbortSignal): AsyncGenerator<unknown> {
    try {
      yield* plain[name]!(input, signal) as AsyncIterable<unknown>;
    } catch (error) {
      await explain(error);
    }
  }
  const entries = Object.entries(contract).map(([name, { verb }]) => [
    name,
    verb === "call"
      ? (input: unknown, signal?: AbortSignal) => (plain[name]!(input, signal) as Promise<unknown>).catch(explain)
      : (input: unknown, signal?: AbortSignal) => watch(name, input, signal),
  ]);
  return Object.fromEntries(entries) as Client<C>;
}
