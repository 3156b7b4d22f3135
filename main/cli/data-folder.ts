/** @file The data folder that a command line names with --data, or the one where data lie when it names none. */
import { existsSync } from "node:fs";
import path from "node:path";
import { dataFolder } from "../host/data-folder.ts";
import { DATABASE } from "../store/folders.ts";
import { badInput } from "./exit.ts";

/**
 * The folder as an absolute path, whether or not it exists.
 *
 * @throws CommandError when it has no name
 */
export function namedFolder(given: string | undefined): string {
  if (given === "") throw badInput("--data needs the name of a folder.");
  return given === undefined ? dataFolder() : path.resolve(given);
}

/** Whether a studio has ever kept anything in the folder. */
export function holdsData(directory: string): boolean {
  return existsSync(path.join(directory, DATABASE));
}

/**
 * {@link namedFolder}, where a studio has kept something.
 *
 * @throws CommandError when none has, or it has no name
 */
export function folderWithData(given: string | undefined): string {
  const directory = namedFolder(given);
  if (holdsData(directory)) return directory;
  throw badInput(`There is no data of Circumplex in ${directory}.`);
}
