/** @file `circumplex doctor`: it finds what is there, and says how to get what is not. */
import { expect, test } from "vitest";
import { z } from "zod";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";

const findings = z.record(z.string(), z.strictObject({ works: z.boolean(), detail: z.string().min(1) }));
const report = z.strictObject({
  app: z.string(),
  machine: z.record(z.string(), z.union([z.string(), z.number()])),
  providers: findings,
  packs: findings,
  judges: findings,
  missing: z.array(z.string()),
});

test("a whole installation lacks nothing, and every provider was really tried", async () => {
  const { code, stdout, stderr } = await circumplex(["doctor", "--json"]);
  expect([code, stderr]).toEqual([0, ""]);
  const { providers, packs, judges, missing } = report.parse(JSON.parse(stdout));
  expect(Object.keys(providers)).toEqual(["cpu", "webgpu"]);
  expect(providers["cpu"]!.works).toBe(true);
  expect([packs["papercut"]!.works, judges["papercut-judge"]!.works, missing]).toEqual([true, true, []]);
});

test("without models it says what is missing and how to get it", async () => {
  const { code, stdout, stderr } = await circumplex(["doctor"], { env: { CIRCUMPLEX_MODELS: temporaryFolder() } });
  expect(code).toBe(3);
  expect(stdout).toContain("✗ papercut ");
  expect(stderr).toMatch(/^papercut is missing or damaged: .*train:papercut/m);
  expect(stderr).toMatch(/^papercut-judge is missing or damaged/m);
});
