/** @file What a command of the command line is. */

export interface Command {
  readonly usage: string;
  /** The answer is the exit code; a CommandError is a sentence and a code. */
  run(words: readonly string[], signal: AbortSignal): Promise<number>;
}
