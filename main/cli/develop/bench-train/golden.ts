/** @file Writes tests/golden/training-dit.json: PyTorch's losses while it trains the tiny network. PYTHON names it. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportCase } from "./case.ts";
import { startContestant } from "./contestant.ts";
import { TINY_STEPS, tinyCase } from "./tiny.ts";

const folder = mkdtempSync(join(tmpdir(), "training-golden-"));
const losses: Record<string, number[]> = {};
for (const mode of ["lora", "full"] as const) {
  const options = tinyCase(mode, join(folder, mode));
  exportCase(options);
  const script = join(import.meta.dirname, "torch_worker.py");
  const torch = await startContestant(process.env["PYTHON"] ?? "python3", [script, JSON.stringify(options)], {});
  losses[mode] = [];
  for (let step = 0; step < TINY_STEPS; step++) losses[mode].push((await torch.measure()).value);
  await torch.stop();
}
rmSync(folder, { recursive: true });
const path = join(import.meta.dirname, "../../../../tests/golden/training-dit.json");
writeFileSync(path, `${JSON.stringify(losses, null, 2)}\n`);
