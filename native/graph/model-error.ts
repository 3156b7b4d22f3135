/** @file The one error a model can cause: a sentence naming what is wrong and where. */

/** A model, file or graph that cannot be used; the message is meant for the person who chose it. */
export class ModelError extends Error {
  override readonly name = "ModelError";
}
