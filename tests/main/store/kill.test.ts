/** @file A program killed while it writes, again and again: what it had finished is there once, and the rest goes on. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";

const CHILD = path.join(import.meta.dirname, "children/draw.ts");
const KILLS = 20;

/** Runs the program until it has finished `frames` more, kills it, and gives what it had said. */
async function drawAndKill(directory: string, frames: number): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, directory], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === frames) child.kill("SIGKILL");
  }
  await ended;
  return said;
}

test("twenty kills lose no finished frame and double none", { timeout: 240_000 }, async () => {
  const directory = temporaryFolder();
  const random = stream(1, "kills");
  const promised: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) promised.push(...(await drawAndKill(directory, 1 + random.below(6))));
  const database = new Database(path.join(directory, "studio.db"));
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.pragma("foreign_key_check")).toEqual([]);
  const finished = database
    .prepare("SELECT series || ' ' || frame_index || ' ' || picture FROM frames WHERE picture_revision = revision")
    .pluck()
    .all() as string[];
  const doubled = database
    .prepare("SELECT series, frame_index FROM frame_pictures GROUP BY series, frame_index HAVING COUNT(*) > 1")
    .all();
  const pictures = database.prepare("SELECT COUNT(*) FROM pictures").pluck().get();
  database.close();
  expect(promised.length).toBeGreaterThan(KILLS);
  expect(promised.filter((line) => !finished.includes(line))).toEqual([]);
  expect(doubled).toEqual([]);
  expect(pictures).toBe(finished.length);
});
