/** @file `circumplex profile`: shown, carried from one data folder to another, reset, and refused in one sentence. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { profile } from "../../../../app/contract/studio/profile.ts";
import { foldProfile } from "../../../../app/profile/fold.ts";
import type { ProfileEntry } from "../../../../app/profile/log.ts";
import type { ProfileState } from "../../../../app/profile/state.ts";
import { TRAITS } from "../../../../app/profile/traits.ts";
import { openStore } from "../../../../main/store/open.ts";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";
import { corrected, decided, measured, traitsWith } from "../../../kit/profile-log.ts";

const warm = TRAITS.indexOf("warmth");
const LEARNED: readonly ProfileEntry[] = [
  ...Array.from({ length: 60 }, (_, i) =>
    decided(i % 2 === 0 ? "accept" : "reject", traitsWith({ [warm]: i % 2 === 0 ? 2 : -2 })),
  ),
  ...Array.from({ length: 20 }, (_, i) => corrected(-2 + i / 5, -1 + i / 10)),
  measured("add:flowers"),
];

/** A data folder of Ada, who is at the table, and Bob. */
function dataOf(entries: readonly ProfileEntry[]): string {
  const directory = temporaryFolder();
  const store = openStore({ directory });
  store.people.rename(store.people.current().id, "Ada");
  store.people.create("Bob");
  for (const entry of entries) store.log.append(entry);
  store.close();
  return directory;
}

/** The profile of the person who is at the table in a data folder. */
function stateIn(directory: string): ProfileState {
  const store = openStore({ directory });
  try {
    return foldProfile(store.log.list(store.people.current().id));
  } finally {
    store.close();
  }
}

const withoutPlace = ({ preference, counts, weights, corrections }: ProfileState) => ({
  own: preference.own,
  labels: preference.labels,
  counts,
  weights,
  corrections,
});

describe("a profile", () => {
  test("is shown in words and as the contract has it", async () => {
    const data = dataOf(LEARNED);
    const { code, stdout } = await circumplex(["profile", "show", "--data", data]);
    expect(code).toBe(0);
    for (const line of [
      "Ada",
      "  30 accepted, 0 rewritten, 30 rejected; 0 choices, 0 ratings, 20 corrections",
      "  You accept warmer light more often than most.",
      "  Readings are shown as they are felt, after 20 corrections.",
      "  0 of 1 brought pictures nearer.",
    ])
      expect(stdout.split("\n")).toContain(line);
    const json = await circumplex(["profile", "show", "--json", "--person", "Bob", "--data", data]);
    const shown = profile.extend({ words: z.array(z.object({ trait: z.string(), words: z.string() })) });
    expect(shown.parse(JSON.parse(json.stdout))).toMatchObject({ person: { name: "Bob" }, gate: { labels: 0 } });
  });

  test("goes to a file and into another data folder, to the last bit", async () => {
    const [from, to] = [dataOf(LEARNED), dataOf([])];
    const file = path.join(temporaryFolder(), "ada.json");
    const exported = await circumplex(["profile", "export", file, "--history", "--data", from]);
    expect(exported).toMatchObject({ code: 0, stdout: `The profile of Ada is in ${file}.\n` });
    expect(readdirSync(path.dirname(file))).toEqual(["ada.json"]);
    expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject({
      baseModel: { id: "papercut" },
      evaluator: { id: "papercut-judge" },
    });
    const imported = await circumplex(["profile", "import", file, "--data", to, "--json"]);
    expect(JSON.parse(imported.stdout)).toEqual({ entry: 1, kind: "imported", person: "Ada" });
    expect(withoutPlace(stateIn(to))).toEqual(withoutPlace(stateIn(from)));
  });

  test("is reset in the part that is named, and only there", async () => {
    const data = dataOf(LEARNED);
    const { code, stdout } = await circumplex(["profile", "reset", "--what", "preference", "--data", data]);
    expect([code, stdout]).toEqual([0, "Ada: Forgot the taste.\n"]);
    const { counts, corrections } = stateIn(data);
    expect([counts.accepted, corrections.length]).toEqual([0, 20]);
  });
});

test("a command leaves an unclean end for the studio to tell of", async () => {
  const directory = dataOf([]);
  const database = new Database(path.join(directory, "studio.db"));
  database.exec("UPDATE session SET open = 1");
  database.close();
  await circumplex(["profile", "show", "--data", directory]);
  const store = openStore({ directory });
  expect(store.unclean).toBe(true);
  store.close();
});

describe.concurrent("profile refuses", () => {
  const folder = temporaryFolder();
  const there = path.join(folder, "there.json");
  writeFileSync(there, "{}");
  const none = path.join(folder, "none.json");

  test.each<[what: string, words: readonly string[], sentence: string]>([
    ["to do nothing", [], "profile needs to be told what to do: show, export, import, reset."],
    ["what it does not know", ["forget"], "profile cannot “forget”: show, export, import, reset."],
    ["an export without a file", ["export"], "profile export needs the name of a file."],
    ["a stray word", ["show", "me"], "profile show takes no “me”."],
    ["to write over a file", ["export", there], `${there} exists: name another file, or add --force to write over it.`],
    ["a folder that is not there", ["export", path.join(folder, "no", "a.json")], "cannot be written to (ENOENT)."],
    ["a file that is not there", ["import", none], `There is no file ${none}.`],
    ["a file that is no profile", ["import", there], `${there}: This is no profile of Circumplex.`],
    [
      "a part it does not know",
      ["reset", "--what", "mind"],
      "--what is one of preference, calibration, effects, all, not “mind”.",
    ],
    ["a person it does not know", ["show", "--person", "Eve"], "There is nobody called “Eve”; there are: Ada, Bob."],
    ["a folder without data", ["show", "--data", folder], `There is no data of Circumplex in ${folder}.`],
  ])("%s", async (_, words, sentence) => {
    const { code, stdout, stderr } = await circumplex(["profile", "--data", dataOf([]), ...words]);
    expect(stderr.trimEnd()).toContain(sentence);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect([code, stdout]).toEqual([2, ""]);
    expect(readFileSync(there, "utf8")).toBe("{}");
    expect(existsSync(none)).toBe(false);
  });
});

test("profile says so while the studio is open", async () => {
  const directory = dataOf([]);
  const store = openStore({ directory });
  try {
    const { code, stderr } = await circumplex(["profile", "reset", "--data", directory]);
    expect(code).toBe(3);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  } finally {
    store.close();
  }
});
