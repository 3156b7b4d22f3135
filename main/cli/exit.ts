/** @file How a command ends: the exit codes and the one sentence that goes with each. */

export const EXIT = { done: 0, ourFault: 1, badInput: 2, missing: 3, cancelled: 130 } as const;

/** A command that cannot go on; its message is one sentence for the person, naming what and where. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Bad input: nothing was written. */
export function badInput(message: string): CommandError {
  return new CommandError(EXIT.badInput, message);
}

/** Something needed is missing or damaged: a model, a device, room on the disk. */
export function missing(message: string): CommandError {
  return new CommandError(EXIT.missing, message);
}
