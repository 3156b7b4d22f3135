/** @file The files of this repository, as git lists them or as they lie there. */
import { spawnSync } from "node:child_process";
import { globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./places.ts";

/** Rooms with source, as the top level is fixed. */
const ROOMS = ["app", "native", "main", "renderer", "tests"] as const;

/** Paths of all sources, relative to the root, with forward slashes. */
export function sourceFiles(): string[] {
  const patterns = [...ROOMS.map((room) => `${room}/**/*.{ts,tsx}`), "*.ts"];
  return globSync(patterns, { cwd: ROOT, exclude: ["**/node_modules/**"] })
    .map(forwardSlashes)
    .toSorted();
}

/** Paths of all files that git knows; of all that lie here where git does not know the place. */
export function repositoryFiles(): string[] {
  const { status, stdout } = spawnSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8" });
  const files =
    status === 0
      ? stdout.split("\0")
      : globSync("**", { cwd: ROOT, exclude: ["node_modules/**", "out/**", ".git/**"] }).map(forwardSlashes);
  return files.filter((file) => file !== "" && statSync(inRoot(file), { throwIfNoEntry: false })?.isFile());
}

const forwardSlashes = (file: string): string => file.split(path.sep).join("/");
export const inRoot = (file: string): string => path.join(ROOT, file);
export const textOf = (file: string): string => readFileSync(inRoot(file), "utf8");
