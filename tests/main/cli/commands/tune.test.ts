/** @file `tune` and `evaluate` on the command line: bad input, and a run whose adapter draws. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";
import { LESSON, smallRun } from "../../../kit/tuning.ts";

describe("bad input gets one sentence and code 2", () => {
  test.each([
    [["tune"], "A new run needs either --minutes or --config."],
    [
      ["tune", "--minutes", "3", "--recipe", "magic"],
      "There is no recipe “magic”; there are default, calibrate, critic",
    ],
    [["tune", "--minutes", "0"], "--minutes needs a number from 0.5 to 1440, not “0”."],
    [["tune", "--config", "nowhere.json"], "The config nowhere.json cannot be read (ENOENT)."],
    [["tune", "status"], "tune status needs the name of a run."],
    [["tune", "status", "none"], "There is no run “none” in"],
    [["tune", "dance", "none"], "There is no “tune dance”; there are status, pause, resume, stop."],
    [["evaluate"], "--suite is needed; there are ablation, continuity"],
    [["evaluate", "--suite", "magic"], "There is no suite “magic”; there are ablation"],
    [
      ["evaluate", "--suite", "cost", "--adapter", "nowhere.safetensors"],
      "The adapter nowhere.safetensors cannot be read",
    ],
    [
      ["series", "--prompt", "a boat", "--path", "0,0 1,1", "--adapter", "x.safetensors"],
      "The adapter x.safetensors cannot be read",
    ],
  ])("%j", async (words, sentence) => {
    const work = temporaryFolder();
    const places =
      words[0] === "tune" ? ["--work", work] : words[0] === "evaluate" ? ["--out", path.join(work, "out")] : [];
    const { code, stderr, stdout } = await circumplex([...words, ...places]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(sentence);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("a config that does not hold names the place", async () => {
    const work = temporaryFolder();
    const file = path.join(work, "config.json");
    mkdirSync(work, { recursive: true });
    writeFileSync(file, JSON.stringify({ ...(await smallRun()), guidance: -1 }));
    const { code, stderr } = await circumplex(["tune", "--config", file, "--work", work]);
    expect(code).toBe(2);
    expect(stderr).toContain("does not hold at guidance:");
  });
});

test("a run from a config leaves an adapter, which draws, and its status can be asked for", async () => {
  const work = temporaryFolder();
  const file = path.join(work, "config.json");
  writeFileSync(file, JSON.stringify(await smallRun(LESSON)));
  const out = path.join(work, "own.safetensors");
  const tuned = await circumplex(["tune", "--config", file, "--work", work, "--out", out]);
  expect([tuned.code, tuned.stdout.trim()], tuned.stderr).toEqual([0, out]);
  const run = /^Run ([0-9a-f]{12}),/mu.exec(tuned.stderr)![1]!;
  const status = await circumplex(["tune", "status", run, "--work", work]);
  expect(status.stdout).toContain("Ended at step 40; the adapter of step");
  const paused = await circumplex(["tune", "pause", run, "--work", work]);
  expect([paused.code, paused.stderr]).toEqual([2, expect.stringContaining(`The run ${run} does not run`)]);

  const series = ["series", "--prompt", "a boat on a lake", "--path", "-1,0 1,1", "--frames", "2", "--size", "128"];
  const drawn = path.join(work, "drawn");
  const first = await circumplex([...series, "--adapter", `${out}:0.5`, "--out", drawn]);
  expect(first.code, first.stderr).toBe(0);
  expect(JSON.parse(readFileSync(path.join(drawn, "series.json"), "utf8"))).toMatchObject({
    adapter: { id: "own", strength: 0.5 },
  });
  const [png] = (
    JSON.parse(readFileSync(path.join(drawn, "series.json"), "utf8")) as { frames: { files: { png: string } }[] }
  ).frames;
  const picture = path.join(drawn, png!.files.png);
  const without = await circumplex(["series", "--recipe", picture, "--out", path.join(work, "none")]);
  expect([without.code, without.stderr]).toEqual([
    2,
    expect.stringContaining("was drawn with the adapter own: give its file with --adapter FILE."),
  ]);
  const again = path.join(work, "again");
  const second = await circumplex(["series", "--recipe", picture, "--adapter", out, "--out", again]);
  expect(second.code, second.stderr).toBe(0);
  expect(readFileSync(path.join(again, png!.files.png)).equals(readFileSync(picture))).toBe(true);
}, 240_000);
