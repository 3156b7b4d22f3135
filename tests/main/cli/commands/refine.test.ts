/** @file `circumplex refine`: what it leaves on disk, what it reports, and that every picture can be drawn again. */
import { type ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { applyEdits } from "../../../../app/feedback/apply-edits.ts";
import { promptEdit } from "../../../../app/feedback/edit.ts";
import { shift } from "../../../../app/feedback/shift.ts";
import type { PlanePoint } from "../../../../app/judge/measurement.ts";
import { felt } from "../../../../app/profile/felt.ts";
import { foldProfile } from "../../../../app/profile/fold.ts";
import { emotionReward } from "../../../../app/reward/reward.ts";
import { openStore } from "../../../../main/store/open.ts";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";
import { corrected, measured } from "../../../kit/profile-log.ts";

/** For a target that no picture of a pack reaches. */
const WORDS = ["refine", "--prompt", "a red boat on a lake", "--target", "3,-3"];
const REFINE = [...WORDS, "--adapter", "none", "--size", "64"];

const point = z.strictObject({ valence: z.number(), arousal: z.number() });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const files = z.strictObject({ png: z.string(), svg: z.string() });
const refineJson = z.strictObject({
  version: z.literal(1),
  prompt: z.string(),
  target: point,
  seed: z.int(),
  size: z.number(),
  aspect: z.string(),
  reward: z.strictObject({ form: z.enum(["dense", "threshold"]), weights: point }),
  pack: z.strictObject({ id: z.literal("papercut"), sha256: hash }),
  adapter: z.strictObject({ id: z.string(), sha256: hash, strength: z.number() }).nullable(),
  judge: z.strictObject({ id: z.literal("papercut-judge"), name: z.literal("papercut-judge"), sha256: hash }),
  witness: z.null(),
  learned: z.strictObject({ person: z.string(), entries: z.int() }).nullable(),
  scale: z.literal("range"),
  stopped: z.enum(["reached", "rounds", "unread", "cancelled"]),
  rounds: z.array(
    z.strictObject({
      number: z.int(),
      prompt: z.string(),
      parent: z.int().nullable(),
      suggestion: z
        .strictObject({
          edits: z.array(promptEdit),
          families: z.array(z.string()),
          reason: z.string(),
          causes: z.array(z.string()),
          source: z.literal("rules"),
          prior: shift,
          expected: shift,
          measured: shift.nullable(),
          pairs: z.int(),
        })
        .nullable(),
      fate: z.enum(["kept", "turned back", "more"]).nullable(),
      verdict: z.enum(["better", "worse", "unclear"]).nullable(),
      summary: z
        .strictObject({
          mean: point,
          deviation: point,
          distance: z.number(),
          reward: z.number(),
          best: z.int(),
          bestDistance: z.number(),
        })
        .nullable(),
      pictures: z.array(
        z.strictObject({
          index: z.int(),
          prompt: z.string(),
          seed: z.int(),
          target: point,
          measured: point.extend({ spread: point }),
          rated: point,
          error: point,
          unread: z.null(),
          files,
          sha256: hash,
          reward: z.number(),
        }),
      ),
      offered: z.array(z.strictObject({ prompt: z.string(), reason: z.string(), expected: shift })),
    }),
  ),
  best: z.strictObject({
    round: z.int(),
    picture: z.int(),
    files,
    measured: point.extend({ spread: point }),
    error: point,
    distance: z.number(),
    reward: z.number(),
  }),
  timing: z.strictObject({ totalMs: z.number() }),
  environment: z.strictObject({ app: z.string(), onnxruntime: z.string(), provider: z.string(), cpu: z.string() }),
});

const read = (...parts: string[]): Buffer => readFileSync(path.join(...parts));
const reportIn = (folder: string) => refineJson.parse(JSON.parse(read(folder, "refine.json").toString()));

test("two rounds leave their pictures, sheets and report, and the second answers the first", async () => {
  const out = path.join(temporaryFolder(), "new");
  const words = [...REFINE, "--rounds", "2", "--images", "2", "--seed", "5", "--out", out];
  const { code, stdout } = await circumplex([...words, "--json"]);
  expect(code).toBe(0);
  const report = reportIn(out);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(read(out, "refine.json").toString()));
  expect(readdirSync(out)).toEqual([
    "refine.json",
    ...["01", "02"].flatMap((round) => [
      `round-${round}-contact-sheet.png`,
      ...["01", "02"].flatMap((picture) => ["png", "svg"].map((kind) => `round-${round}-picture-${picture}.${kind}`)),
    ]),
  ]);
  expect(report).toMatchObject({ prompt: "a red boat on a lake", adapter: null, seed: 5, stopped: "rounds" });
  const [first, second] = report.rounds;
  expect(first).toMatchObject({ parent: null, suggestion: null, fate: "kept", verdict: null });
  expect(second).toMatchObject({ parent: 1, suggestion: { pairs: 2 } });
  expect(applyEdits(first!.prompt, second!.suggestion!.edits)).toBe(second!.prompt);
  expect([first!.offered, second!.offered[0]!.prompt]).toEqual([[], second!.prompt]);
  const pictures = report.rounds.flatMap((round) => round.pictures);
  for (const {
    sha256,
    files: { png },
  } of pictures) {
    expect(createHash("sha256").update(read(out, png)).digest("hex")).toBe(sha256);
  }
  expect(report.best.reward).toBe(Math.max(...pictures.map(({ reward }) => reward)));
  const shifted = second!.pictures.map(({ measured }, k) => measured.valence - first!.pictures[k]!.measured.valence);
  expect(second!.suggestion!.measured!.valence.mean).toBeCloseTo((shifted[0]! + shifted[1]!) / 2, 3);
});

test("the recipe of a round's picture draws it again, byte for byte", async () => {
  const folder = temporaryFolder();
  const [out, again] = ["first", "again"].map((name) => path.join(folder, name));
  const words = [...REFINE, "--rounds", "1", "--images", "2", "--seed", "5", "--out", out!];
  expect((await circumplex(words)).code).toBe(0);
  const picture = path.join(out!, "round-01-picture-02.png");
  expect((await circumplex(["series", "--recipe", picture, "--out", again!])).code).toBe(0);
  expect(read(again!, "frame-02.png").equals(read(picture))).toBe(true);
});

test("people are told what was tried, what was expected and what came", async () => {
  const out = path.join(temporaryFolder(), "told");
  const { code, stdout, stderr } = await circumplex([...REFINE, "--rounds", "2", "--images", "2", "--out", out]);
  expect(code).toBe(0);
  const { rounds, best } = reportIn(out);
  expect(stdout).toContain(`Round 2   ${rounds[1]!.prompt}`);
  expect(stdout).toContain(rounds[1]!.suggestion!.reason);
  expect(stdout).toMatch(/expected {2}valence [+−]\d\.\d\d ± \d\.\d\d, arousal/);
  expect(stdout).toMatch(/measured {2}valence .* on 2 pairs\n/);
  expect(stdout).toContain(`Best      round ${best.round}, picture ${best.picture}: valence`);
  expect(stdout).toMatch(/range scale, read and chosen by papercut-judge/);
  expect(stderr).toMatch(/Refining: .*round 1 of 2, picture 1 of 2/);
  expect(stderr).toContain("The target lies beyond ±2.4, which is the furthest the pack's pictures reach.");
});

test("a target that the first round reaches ends it there", async () => {
  const out = path.join(temporaryFolder(), "reached");
  const words = ["--prompt", "a boat", "--target", "0.9,0.3", "--size", "64", "--out", out];
  const { code, stdout } = await circumplex(["refine", ...words]);
  const { stopped, rounds, best, adapter } = reportIn(out);
  expect([code, stopped, rounds.length, adapter?.id]).toEqual([0, "reached", 1, "mood"]);
  expect(Math.max(best.error.valence, best.error.arousal)).toBeLessThan(0.3);
  expect(stdout).toContain("Ended since the target was reached");
});

test("with what the studio has learned, pictures are good as the person feels them", async () => {
  const [data, out] = [temporaryFolder(), path.join(temporaryFolder(), "learned")];
  const store = openStore({ directory: data });
  const ada = store.people.current().id;
  store.people.rename(ada, "Ada");
  const weights = { valence: 0.25, arousal: 1, preference: 0.1 };
  const entries = [
    ...Array.from({ length: 20 }, (_, i) => corrected(i / 5 - 2, i / 10 - 2)),
    { kind: "weights.set", weights } as const,
    measured("add:flowers"),
  ];
  for (const entry of entries) store.log.append(entry);
  const profile = foldProfile(store.log.list(ada));
  store.close();
  const words = ["--learned", "--data", data, "--rounds", "1", "--images", "2", "--out", out];
  const { code, stdout } = await circumplex([...REFINE, ...words]);
  expect(code).toBe(0);
  expect(stdout).toContain("Begun with what was learned of Ada, from 22 entries\n");
  const { learned, reward, target, rounds } = reportIn(out);
  expect(learned).toEqual({ person: "Ada", entries: 22 });
  expect(reward.weights).toEqual({ valence: 0.25, arousal: 1 });
  const settings = { weights, felt: (read: PlanePoint) => felt(profile, read), form: "dense" } as const;
  for (const picture of rounds[0]!.pictures)
    expect(picture.reward).toBeCloseTo(emotionReward(picture.measured, target, settings), 4);
  const after = openStore({ directory: data });
  expect(after.log.list(null)).toHaveLength(22);
  after.close();
});

test.skipIf(process.platform === "win32")("a refinement that is interrupted keeps its finished pictures", async () => {
  const out = path.join(temporaryFolder(), "cancelled");
  const words = [...REFINE, "--rounds", "12", "--images", "8", "--size", "96", "--out", out];
  let sent = false;
  const onStderr = (said: string, child: ChildProcess): void => {
    if (sent || !/round [2-9] of 12/.test(said)) return;
    sent = true;
    child.kill("SIGINT");
  };
  const { code, stderr } = await circumplex(words, { onStderr });
  expect(code).toBe(130);
  const { rounds, stopped } = reportIn(out);
  const pictures = rounds.flatMap((round) => round.pictures);
  expect([stopped, rounds.length > 1, pictures.length < 96]).toEqual(["cancelled", true, true]);
  expect(stderr).toContain(`Cancelled: ${pictures.length} pictures are in ${out}.`);
  for (const { files: names } of pictures) expect(existsSync(path.join(out, names.png))).toBe(true);
});
