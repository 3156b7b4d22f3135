/** @file Reads the command's name, runs it, and turns whatever stops it into an exit code and one sentence. */
import { AdapterError } from "../../native/training/lora/adapter-error.ts";
import { ModelFileError } from "../../native/models/files.ts";
import type { Command } from "./commands/command.ts";
import { COMMANDS } from "./commands/table.ts";
import { CommandError, EXIT } from "./exit.ts";

const USAGE = `Circumplex draws series of pictures with a chosen mood.

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  circumplex ${name.padEnd(8)} ${summary}`)
  .join("\n")}

circumplex COMMAND --help tells more.
`;

/** Runs one command; the answer is the exit code. Ctrl-C aborts its signal, a second one ends the process at once. */
export async function main(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words;
  if (name === undefined || name === "--help" || name === "help") {
    process.stdout.write(USAGE);
    return name === undefined ? EXIT.badInput : EXIT.done;
  }
  const command = (COMMANDS as Readonly<Record<string, Command>>)[name];
  if (command === undefined) {
    process.stderr.write(`There is no command “${name}”; there are ${Object.keys(COMMANDS).join(", ")}.\n`);
    return EXIT.badInput;
  }
  if (rest.includes("--help")) {
    process.stdout.write(`${command.usage}\n`);
    return EXIT.done;
  }
  const cancel = new AbortController();
  process.once("SIGINT", () => cancel.abort());
  try {
    return await command.run(rest, cancel.signal);
  } catch (error) {
    return report(error, cancel.signal);
  }
}

function report(error: unknown, signal: AbortSignal): number {
  if (signal.aborted) return EXIT.cancelled;
  if (error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`);
    return error.code;
  }
  if (error instanceof ModelFileError || error instanceof AdapterError) {
    process.stderr.write(`${error.message}\n`);
    return EXIT.missing;
  }
  if (isFullDisk(error)) {
    process.stderr.write("The disk is full: nothing more was written, what was finished stays.\n");
    return EXIT.missing;
  }
  process.stderr.write(`Something went wrong in Circumplex itself: ${(error as Error)?.message ?? String(error)}\n`);
  if (process.env["CIRCUMPLEX_DEBUG"]) process.stderr.write(`${(error as Error)?.stack ?? ""}\n`);
  return EXIT.ourFault;
}

function isFullDisk(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}
