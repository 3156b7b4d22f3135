/** @file What stops the engine's work, as a failure that crosses the wire. */
import { type Failure, StudioError } from "../../app/contract/failure.ts";
import { ModelFileError } from "../files/model-files.ts";

/** The words of onnxruntime, V8 and the C++ library when memory cannot be had. */
const NO_MEMORY = /bad_alloc|(?:failed|unable|not enough memory) to allocate|allocation failed|out of memory/i;

/** A StudioError for a damaged model or for memory that cannot be had; anything else as it is. */
export function foreseen(error: unknown): unknown {
  if (error instanceof StudioError) return error;
  const failure = failureOf(error);
  return failure === undefined ? error : new StudioError(failure, { cause: error });
}

function failureOf(error: unknown): Failure | undefined {
  if (error instanceof ModelFileError) return { code: "model.damaged", sentence: error.message };
  if (error instanceof Error && NO_MEMORY.test(error.message)) return { code: "engine.outOfMemory" };
  return undefined;
}
