/** @file `circumplex repair`: a whole database out of what can be read of a damaged one; nothing is deleted. */
import { existsSync } from "node:fs";
import { dataFolder } from "../../host/data-folder.ts";
import { type Repaired, repairStore } from "../../store/repair.ts";
import { readArguments } from "../arguments.ts";
import { namedFolder } from "../data-folder.ts";
import { badInput, EXIT } from "../exit.ts";
import type { Command } from "./command.ts";

export const repair: Command = {
  usage: `circumplex repair [--data DIR] [--json]

  --data DIR  the data folder; default ${dataFolder()}
  --json      what was found and done, on standard output

Close Circumplex first. The damaged database is kept beside the new one, and no picture is touched.`,
  run,
};

const OPTIONS = { data: { type: "string" }, json: { type: "boolean", default: false } } as const;

const OUTCOME: Readonly<Record<Repaired["outcome"], string>> = {
  sound: "The database is sound; nothing was changed.",
  repaired: "The database is whole again.",
  restored: "The database is the newest backup; nothing newer could be read.",
  empty:
    "A new database was begun: nothing could be read, and there is no backup. The pictures are still in the folder.",
};

async function run(words: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length > 0) throw badInput(`repair takes no “${positionals[0]}”.`);
  const directory = namedFolder(values.data);
  if (!existsSync(directory)) throw badInput(`There is no data folder ${directory}.`);
  const repaired = repairStore(directory, (sentence) => process.stderr.write(`${sentence}\n`));
  process.stdout.write(values.json ? `${JSON.stringify(repaired)}\n` : `${OUTCOME[repaired.outcome]}\n`);
  return EXIT.done;
}
