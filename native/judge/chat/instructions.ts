/** @file Reads the instructions of chat judges from their folder; their hashes are part of what such a judge is. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { INSTRUCTIONS, type InstructionName, placeholdersOf } from "../../../app/judge/instructions.ts";
import { ModelFileError, sha256 } from "../../files/model-files.ts";

interface Instruction {
  readonly text: string;
  readonly sha256: string;
}
export type Instructions = Readonly<Record<InstructionName, Instruction>>;

async function readInstruction(place: string, name: InstructionName): Promise<Instruction> {
  const bytes = await readFile(place).catch((error: NodeJS.ErrnoException) => {
    throw new ModelFileError(`${place} cannot be read (${error.code}).`, { cause: error });
  });
  // A checkout may end lines as its system does; what is sent and hashed is the same everywhere.
  const text = bytes.toString("utf8").replaceAll("\r\n", "\n").trim();
  if (text === "") throw new ModelFileError(`${place} is empty.`);
  const [found, needed] = [placeholdersOf(text), INSTRUCTIONS[name]].map((names) => names.toSorted().join(", "));
  if (found !== needed)
    throw new ModelFileError(`${place} must have as placeholders ${needed || "none"}, not ${found || "none"}.`);
  return { text, sha256: sha256(Buffer.from(text)) };
}

/**
 * The instructions in a folder, resources/judge in the program.
 *
 * @throws ModelFileError when one is missing, empty, or has other placeholders than it must
 */
export async function readInstructions(directory: string): Promise<Instructions> {
  const names = Object.keys(INSTRUCTIONS) as InstructionName[];
  const read = await Promise.all(names.map((name) => readInstruction(path.join(directory, `${name}.md`), name)));
  return Object.fromEntries(names.map((name, i) => [name, read[i]!])) as Record<InstructionName, Instruction>;
}
