/** @file The log: lines of JSON, two files of bounded size, and silence when there is nowhere to write. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openLog } from "../../main/log.ts";
import { temporaryFolder } from "../kit/circumplex.ts";

const now = (): number => 1_800_000_000_000;
const lines = (file: string): unknown[] =>
  readFileSync(file, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);

test("every line says when, how grave, what, and the facts", () => {
  const directory = temporaryFolder();
  const log = openLog({ directory, now });
  log.info("open", { unclean: false });
  log.error("engine", { message: "a\nb" });
  expect(lines(path.join(directory, "logs/circumplex.log"))).toEqual([
    { time: "2027-01-15T08:00:00.000Z", level: "info", event: "open", unclean: false },
    { time: "2027-01-15T08:00:00.000Z", level: "error", event: "engine", message: "a\nb" },
  ]);
});

test("two files hold the newest lines, however many there were, over several starts", () => {
  const directory = temporaryFolder();
  const mostBytes = 2000;
  for (let start = 0; start < 3; start++) {
    const log = openLog({ directory, mostBytes, now });
    for (let line = 0; line < 50; line++) log.debug("line", { number: start * 50 + line });
  }
  const folder = path.join(directory, "logs");
  expect(readdirSync(folder).toSorted()).toEqual(["circumplex.log", "circumplex.log.old"]);
  for (const file of readdirSync(folder)) expect(statSync(path.join(folder, file)).size).toBeLessThanOrEqual(mostBytes);
  const kept = [...lines(path.join(folder, "circumplex.log.old")), ...lines(path.join(folder, "circumplex.log"))];
  const numbers = kept.map((line) => (line as { number: number }).number);
  expect(numbers).toEqual(Array.from(numbers, (_, at) => 150 - numbers.length + at));
});

test("a long text is cut", () => {
  const directory = temporaryFolder();
  openLog({ directory, now }).warn("long", { text: "x".repeat(10_000) });
  expect(lines(path.join(directory, "logs/circumplex.log"))).toMatchObject([{ text: `${"x".repeat(2000)}…` }]);
});

test("a data folder that has gone does not come back through its log", () => {
  const directory = temporaryFolder();
  const log = openLog({ directory, now });
  log.info("open");
  rmSync(directory, { recursive: true });
  log.info("later");
  log.info("still later");
  expect(existsSync(directory)).toBe(false);
});
