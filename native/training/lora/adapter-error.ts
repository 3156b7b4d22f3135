/** @file What is wrong with an adapter, in one sentence. */

export class AdapterError extends Error {
  override readonly name = "AdapterError";
}
