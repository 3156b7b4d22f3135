/** @file 200 kills of host, engine and both: the test of nine, at length. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "../kit/places.ts";

const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
const { status } = spawnSync(process.execPath, [vitest, "run", "tests/main/host/kill.test.ts"], {
  cwd: ROOT,
  env: { ...process.env, CIRCUMPLEX_KILLS: process.env["CIRCUMPLEX_KILLS"] ?? "200" },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
