/** @file `circumplex doctor`: it finds what is there, and says how to get what is not. */
import { expect, test } from "vitest";
import { z } from "zod";
import { openStore } from "../../../../main/store/open.ts";
import { dataWithJudges, offsetBy } from "../../../kit/added-judges.ts";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";

const findings = z.record(z.string(), z.strictObject({ works: z.boolean(), detail: z.string().min(1) }));
const report = z.strictObject({
  app: z.string(),
  machine: z.record(z.string(), z.union([z.string(), z.number()])),
  providers: findings,
  packs: findings,
  judges: findings,
  added: findings,
  missing: z.array(z.string()),
});

test("a whole installation lacks nothing, and every provider was really tried", async () => {
  const setup = { address: "http://127.0.0.1:9/v1" };
  const { data, ids } = dataWithJudges(
    { name: "Seer", setup, calibration: offsetBy(0) },
    { name: "Plain", setup },
    { name: "Blind", setup, probe: { ok: false, sentence: "It sees nothing." } },
    { name: "New", setup, probe: null },
  );
  const { code, stdout, stderr } = await circumplex(["doctor", "--data", data, "--json"]);
  expect([code, stderr]).toEqual([0, ""]);
  const { providers, packs, judges, added, missing } = report.parse(JSON.parse(stdout));
  expect(added).toEqual({
    [ids[0]!]: { works: true, detail: "Seer: passed its trial, calibrated on 40 pictures" },
    [ids[1]!]: { works: true, detail: "Plain: passed its trial, not calibrated" },
    [ids[2]!]: { works: false, detail: "Blind: did not pass its trial: It sees nothing." },
    [ids[3]!]: { works: false, detail: "New: not tried yet" },
  });
  expect(Object.keys(providers)).toEqual(["cpu", "webgpu"]);
  expect(providers["cpu"]!.works).toBe(true);
  expect([packs["papercut"]!.works, judges["papercut-judge"]!.works, missing]).toEqual([true, true, []]);
});

test("without models it says what is missing and how to get it", async () => {
  const { data } = dataWithJudges();
  const studio = openStore({ directory: data });
  const env = { CIRCUMPLEX_MODELS: temporaryFolder() };
  const { code, stdout, stderr } = await circumplex(["doctor", "--data", data], { env });
  studio.close();
  expect(code).toBe(3);
  expect(stdout).toContain(`Judges added in the studio\n  ✗ ${data} Another Circumplex uses the data folder`);
  expect(stdout).toContain("✗ papercut ");
  expect(stderr).toMatch(/^papercut is missing or damaged: .*train:papercut/m);
  expect(stderr).toMatch(/^papercut-judge is missing or damaged/m);
});
