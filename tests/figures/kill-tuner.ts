/**
 * @file `npm run figures:kill-tuner`: a run of the tuner is killed at random moments, resumed each time, and must end with the bytes
 * of one that was left alone. `-- --kills N` says how often, 100 unless told.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { stream } from "../../app/random/philox.ts";
import { criticStage } from "../../app/tune/recipes.ts";
import { COMMAND } from "../kit/places.ts";
import { smallRun } from "../kit/tuning.ts";

const { values } = parseArgs({ options: { kills: { type: "string", default: "100" } } });
const kills = Number(values.kills);
const folder = mkdtempSync(path.join(tmpdir(), "circumplex-kill-tuner-"));
const config = await smallRun({
  corpus: { scenes: 250, seed: 7 },
  stages: [{ method: "calibrate", steps: 160, learningRate: 0.002, dropAffect: 0.2 }, criticStage(24)],
  heldOut: { pairs: 4, everySteps: 8 },
});
const file = path.join(folder, "config.json");
writeFileSync(file, JSON.stringify(config));

const work = (name: string): string => path.join(folder, name);
const tune = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [COMMAND, "tune", ...words, "--threads", "1"], { stdio: ["ignore", "ignore", "pipe"] });

/** Ends well, or says why not. */
async function finished(child: ChildProcess): Promise<void> {
  let said = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (said += text));
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`The run ended with ${code}: ${said.slice(-500)}`);
}

try {
  await finished(tune("--config", file, "--work", work("alone")));
  const random = stream(1, "kills");
  const begun = tune("--config", file, "--work", work("killed"));
  await wait(1000 * random.between(1.5, 5));
  begun.kill("SIGKILL");
  await once(begun, "exit");
  const [run] = readdirSync(path.join(work("killed"), "runs"));
  let ended = 0;
  for (let kill = 1; kill < kills; kill++) {
    const child = tune("--resume", run!, "--work", work("killed"));
    const exit = once(child, "exit");
    const over = await Promise.race([exit, wait(1000 * random.between(0.8, 5.5))]);
    if (over === undefined) child.kill("SIGKILL");
    else ended++;
    await exit;
    if (kill % 10 === 0) process.stderr.write(`${kill} kills\n`);
  }
  await finished(tune("--resume", run!, "--work", work("killed")));
  const [alone] = readdirSync(path.join(work("alone"), "runs"));
  const bytesOf = (name: string, id: string): Buffer =>
    readFileSync(path.join(work(name), "runs", id, "adapter.safetensors"));
  const same = bytesOf("alone", alone!).equals(bytesOf("killed", run!));
  process.stdout.write(
    `${kills} SIGKILLs at random moments (${ended} came after the end): the adapter ${same ? "equals" : "DIFFERS FROM"} the undisturbed run's, byte for byte.\n`,
  );
  process.exitCode = same ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
