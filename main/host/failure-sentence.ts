/** @file A failure in one English sentence, for where no page can say it: the terminal, and a dialogue before the window. */
import type { Failure } from "../../app/contract/failure.ts";

/** One sentence, or one an issue; names what and where, and what to do if that is not plain. */
export function sentenceOf(failure: Failure): string {
  switch (failure.code) {
    case "input.invalid":
      return failure.issues.join(" ");
    case "input.unknown":
      return `There is no ${failure.what} ${failure.id}.`;
    case "job.state":
      return `The job is ${failure.state}, which does not allow this.`;
    case "model.missing":
      return `The model ${failure.model} is missing: circumplex doctor says how to get it.`;
    case "model.damaged":
      return failure.sentence;
    case "device.none":
      return `No device of this machine can draw: ${failure.reason}.`;
    case "engine.crashed":
      return `The process that draws ended with ${failure.signal ?? `exit code ${failure.exitCode}`}.`;
    case "engine.outOfMemory":
      return "The process that draws ran out of memory: close other programs, or draw smaller pictures.";
    case "engine.unresponsive":
      return `The process that draws has not answered for ${Math.round(failure.milliseconds / 1000)} seconds.`;
    case "judge.failed":
      return failure.sentence;
    case "judge.hostNotAllowed":
      return `Nothing was sent to ${failure.host}, which is not this machine: repeat its name in the judge's set-up to allow it.`;
    case "picture.unreadable":
      return failure.sentence;
    case "disk.full":
      return `The disk is full: ${megabytes(failure.neededBytes)} are needed and ${megabytes(failure.freeBytes)} are free.`;
    case "disk.readOnly":
      return `${failure.path} cannot be written to: give Circumplex another folder with --data DIR.`;
    case "disk.gone":
      return `${failure.path} is gone or damaged.`;
    case "store.newer":
      return `The data folder was written by a newer Circumplex (version ${failure.found} of its database; this one knows ${failure.known}): install that one.`;
    case "store.damaged":
      return `The database ${failure.path} is damaged (${failure.reason}): circumplex repair makes a whole one of what can be read.`;
    case "store.locked":
      return `Another Circumplex uses the data folder ${failure.path}: close it, or give this one another folder with --data DIR.`;
    case "wire.closed":
      return "The connection was closed.";
    case "wire.tooLarge":
      return `A message of ${megabytes(failure.bytes)} is too large.`;
    case "cancelled":
      return "Cancelled.";
    case "internal":
      return `Something went wrong in Circumplex itself: ${failure.message}`;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
