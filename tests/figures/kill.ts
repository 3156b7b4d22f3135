/** @file 200 kills of host, engine and both, and 200 of a decision: the tests of a few, at length. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { ROOT } from "../kit/places.ts";

const vitest = path.join(ROOT, "node_modules/vitest/vitest.mjs");
const tests = ["tests/main/host/kill.test.ts", "tests/main/store/decisions.test.ts"];
const { status } = spawnSync(process.execPath, [vitest, "run", ...tests], {
  cwd: ROOT,
  env: { ...process.env, CIRCUMPLEX_KILLS: process.env["CIRCUMPLEX_KILLS"] ?? "200" },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
