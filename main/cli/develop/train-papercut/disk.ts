/** @file What a disk that does not do its part means for a training. */
import { type CommandError, missing } from "../../exit.ts";

/** A failure of the file system as a sentence with its code; any other error as it is. */
export function inWords(directory: string, error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) return error;
  return code === "ENOSPC" || code === "EDQUOT" ? full(directory) : missing(`${directory} cannot be used (${code}).`);
}

function full(directory: string): CommandError {
  return missing(
    `The disk of ${directory} is full: make room and run the same command again; what was finished stays.`,
  );
}
