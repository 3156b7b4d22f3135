/** @file What stopped a command, as an exit code and one sentence. */
import { StudioError } from "../../app/contract/failure.ts";
import { ModelFileError } from "../../native/files/model-files.ts";
import { CheckpointError } from "../../native/training/checkpoint.ts";
import { sentenceOf } from "../host/failure-sentence.ts";
import { CommandError, EXIT } from "./exit.ts";

export interface Explanation {
  readonly code: number;
  readonly sentence: string;
}

/** Puts any error into words; one that nobody foresaw is our fault, and CIRCUMPLEX_DEBUG adds where it came from. */
export function explain(error: unknown): Explanation {
  if (error instanceof CommandError) return { code: error.code, sentence: error.message };
  if (error instanceof ModelFileError || error instanceof CheckpointError) {
    return { code: EXIT.missing, sentence: error.message };
  }
  if (error instanceof StudioError) {
    const { code } = error.failure;
    return { code: code === "internal" ? EXIT.ourFault : EXIT.missing, sentence: sentenceOf(error.failure) };
  }
  const message = error instanceof Error ? error.message : String(error);
  const stack = process.env["CIRCUMPLEX_DEBUG"] && error instanceof Error ? `\n${error.stack}` : "";
  return { code: EXIT.ourFault, sentence: `Something went wrong in Circumplex itself: ${message}${stack}` };
}
