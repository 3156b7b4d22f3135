/**
 * @file A program killed at any point of a decision: the decision is whole or absent, and no promised one is missing.
 * CIRCUMPLEX_KILLS says how many kills there are.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { text } from "node:stream/consumers";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { openStore } from "../../../main/store/open.ts";
import type { OpenedStore } from "../../../main/store/store.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";

const CHILD = path.join(import.meta.dirname, "children/decide.ts");
const KILLS = Number(process.env["CIRCUMPLEX_KILLS"] ?? 12);
/** Statements of the four decisions about a round, and a few of the next one's. */
const STATEMENTS = 80;
const STATES = { accept: "accepted", edit: "edited", reject: "rejected" } as const;

/** Lets the program decide until it kills itself before the statement, and gives what it had said. */
async function decideAndKill(directory: string, statement: number): Promise<string[]> {
  const child = spawn(process.execPath, [CHILD, directory, String(statement)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const said = await text(child.stdout);
  expect(await ended).toEqual([null, "SIGKILL"]);
  return said.split("\n").filter((line) => line !== "");
}

/** What the log says of each suggestion: the decisions in their order, `undone` among them. */
function loggedDecisions(store: OpenedStore): Map<string, string[]> {
  const entries = store.log.list(null);
  const byNumber = new Map(entries.map((logged) => [logged.number, logged.entry]));
  const found = new Map<string, string[]>();
  for (const { entry } of entries) {
    const about = entry.kind === "undone" ? byNumber.get(entry.number) : entry;
    if (about?.kind !== "suggestion.decided") continue;
    const before = found.get(about.suggestion) ?? [];
    found.set(about.suggestion, [...before, entry.kind === "undone" ? "undone" : about.decision]);
  }
  return found;
}

function expectWhole(directory: string): Map<string, string[]> {
  const store = openStore({ directory });
  const logged = loggedDecisions(store);
  const { head, rounds, suggestions } = store.refinements.get(store.refinements.list(1)[0]!.id)!;
  for (const { id, state, leadsTo } of suggestions) {
    const last = logged.get(id)?.at(-1) ?? "undone";
    expect(state).toBe(last === "undone" ? "proposed" : STATES[last as keyof typeof STATES]);
    expect(rounds.some((round) => round.id === leadsTo && round.suggestion === id)).toBe(state === "accepted");
  }
  const accepted = [...logged.values()].flat().filter((decision) => decision === "accept");
  expect(rounds).toHaveLength(accepted.length + 1);
  for (const round of rounds) {
    expect(round.pictures.map(({ seed }) => seed)).toEqual([7, 8]);
    expect(store.jobs.get(round.job!)!.frames).toEqual([0, 1]);
  }
  expect(rounds.map(({ id }) => id)).toContain(head.current);
  store.close();
  return logged;
}

test("a decision is whole or absent, wherever the program is killed", { timeout: KILLS * 10_000 }, async () => {
  const directory = temporaryFolder();
  const random = stream(1, "decisions");
  const promised: string[] = [];
  for (let kill = 0; kill < KILLS; kill++) {
    promised.push(...(await decideAndKill(directory, random.below(STATEMENTS))));
    const logged = expectWhole(directory);
    const kept = [...logged].flatMap(([suggestion, decisions]) => decisions.map((what) => `${suggestion} ${what}`));
    for (const [line, times] of Map.groupBy(promised, (one) => one)) {
      expect(kept.filter((one) => one === line).length).toBeGreaterThanOrEqual(times.length);
    }
  }
  expect(promised.length).toBeGreaterThan(KILLS);
  const database = new Database(path.join(directory, "studio.db"), { readonly: true });
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.pragma("foreign_key_check")).toEqual([]);
  const [series, rounds] = ["series WHERE purpose = 'round'", "rounds"].map((rows) =>
    database.prepare(`SELECT COUNT(*) FROM ${rows}`).pluck().get(),
  );
  database.close();
  expect(series).toBe(rounds);
});
