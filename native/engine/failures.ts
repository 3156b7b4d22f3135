/** @file What stops the engine's work, as failures that cross the wire. */
import { type Failure, StudioError } from "../../app/contract/failure.ts";
import { CheckpointError } from "../training/checkpoint.ts";
import { ModelFileError } from "../files/model-files.ts";

/** The words of onnxruntime, V8 and the C++ library when memory cannot be had. */
const NO_MEMORY = /bad_alloc|(?:failed|unable|not enough memory) to allocate|allocation failed|out of memory/i;

/** Runs `work`; damaged models and memory that cannot be had are thrown as StudioErrors, anything else as it is. */
export async function foreseen<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asForeseen(error);
  }
}

/** The same events; what stops them is thrown as {@link foreseen} does. */
export async function* foreseenIn<T>(events: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  try {
    yield* events;
  } catch (error) {
    throw asForeseen(error);
  }
}

function asForeseen(error: unknown): unknown {
  if (error instanceof StudioError) return error;
  const failure = failureOf(error);
  return failure === undefined ? error : new StudioError(failure, { cause: error });
}

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof ModelFileError || error instanceof CheckpointError)
    return { code: "model.damaged", sentence: error.message };
  if (error instanceof Error && NO_MEMORY.test(error.message)) return { code: "engine.outOfMemory" };
  return undefined;
}
