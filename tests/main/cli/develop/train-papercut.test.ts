/** @file `train:papercut` in miniature: whatever kills it, the resumed run leaves the same bytes; what it refuses, it says. */
import { type ChildProcess, spawn } from "node:child_process";
import {
  type FSWatcher,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { stream } from "../../../../app/random/philox.ts";
import { sha256 } from "../../../../native/files/model-files.ts";

const PROGRAM = fileURLToPath(new URL("../../../../main/cli/develop/train-papercut.ts", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "train-papercut-"));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

interface Run {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

/** Starts a run in a process group of its own, as a terminal does. */
function start(...words: string[]): Run {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, NODE_COMPILE_CACHE: path.join(folder, "compiled") },
  });
  let stderr = "";
  child.stderr!.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  // The exit of the run itself: processes it leaves behind still hold its standard error.
  const ended = new Promise<{ code: number | null; stderr: string }>((resolve) =>
    child.on("exit", (code) => setImmediate(() => resolve({ code, stderr }))),
  );
  return { process: child, ended };
}

/** Resolves when a file of this name appears or changes in the folder, or has been there all along. */
async function written(directory: string, name: RegExp): Promise<void> {
  mkdirSync(directory, { recursive: true });
  let watcher: FSWatcher | undefined;
  await new Promise<void>((resolve) => {
    watcher = watch(directory, (_, file) => file !== null && name.test(file) && resolve());
    if (readdirSync(directory).some((file) => name.test(file))) resolve();
  });
  watcher?.close();
}

/** Hashes of all files below a folder, by their path. */
function hashes(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(directory, file), sha256(readFileSync(file))] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

const signalGroup = (run: Run, signal: NodeJS.Signals): boolean => process.kill(-run.process.pid!, signal);

describe.skipIf(process.platform === "win32")("a training in miniature", () => {
  const calm = path.join(folder, "calm");
  const stormy = path.join(folder, "stormy");
  const random = stream(20261122, "kill moments");
  const aMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, random.between(0, 400)));

  test("makes the models and leaves nothing half done", { timeout: 120_000 }, async () => {
    expect(await start("--miniature", "--directory", calm).ended).toMatchObject({ code: 0 });
    const made = hashes(path.join(calm, "models"));
    expect(Object.keys(made)).toEqual([
      "papercut-judge/judge.json",
      "papercut-judge/judge.onnx",
      "papercut-witness/judge.json",
      "papercut-witness/witness.onnx",
      "papercut/flow.onnx",
      "papercut/latent.safetensors",
      "papercut/mood.safetensors",
      "papercut/pack.json",
      "papercut/text-encoder.onnx",
    ]);
    expect(readdirSync(calm).filter((name) => /\.(part|checkpoint|lock)$/.test(name))).toEqual([]);
  });

  test("killed at any moment and resumed leaves the same bytes", { timeout: 240_000 }, async () => {
    const words = ["--miniature", "--directory", stormy];
    // While scenes are drawn: the whole group dies.
    const first = start(...words);
    await written(stormy, /^scenes-.*part$/);
    await aMoment();
    signalGroup(first, "SIGKILL");
    await first.ended;

    // While the base learns: the parent alone dies, and its processes end by themselves before the next run begins.
    const second = start(...words);
    await written(stormy, /^base\.checkpoint/);
    second.process.kill("SIGKILL");
    await second.ended;

    // While the judge is refined.
    const third = start(...words);
    await written(stormy, /^judge\.checkpoint/);
    await aMoment();
    signalGroup(third, "SIGKILL");
    await third.ended;

    const last = await start(...words).ended;
    expect(last).toMatchObject({ code: 0 });
    expect(hashes(path.join(stormy, "models"))).toEqual(hashes(path.join(calm, "models")));
  });

  test("has its folder for itself, and stops at Ctrl-C with a checkpoint", { timeout: 120_000 }, async () => {
    const directory = path.join(folder, "interrupted");
    const run = start("--miniature", "--directory", directory);
    await written(directory, /^base\.checkpoint$/);
    const other = await start("--miniature", "--directory", directory).ended;
    expect(other.code).toBe(3);
    expect(other.stderr).toMatch(
      /^Process \d+ is training in \S+; wait for it, or delete \S+run\.lock if it is no training\.\n$/,
    );
    signalGroup(run, "SIGINT");
    const { code, stderr } = await run.ended;
    expect(code).toBe(130);
    expect(stderr).toMatch(/Stopped; run the same command again to go on\.\n$/);
    const left = readdirSync(directory);
    expect(left.some((name) => /^base\.(checkpoint|safetensors)$/.test(name))).toBe(true);
    expect(left).not.toContain("run.lock");
    expect(left).not.toContain("models");
  });
});

describe("what it refuses", () => {
  const refusal = async (...words: string[]): Promise<readonly [number | null, string]> => {
    const { code, stderr } = await start(...words).ended;
    return [code, stderr];
  };

  test("unknown words and options", async () => {
    expect(await refusal("--miniatur")).toEqual([
      2,
      expect.stringMatching(/^There is no option --miniatur here; .*\n$/),
    ]);
    expect(await refusal("tiny")).toEqual([2, "“tiny” belongs to no option.\n"]);
  });

  test("a folder that is a file, and one begun by another plan", async () => {
    expect(await refusal("--directory", PROGRAM)).toEqual([3, `${PROGRAM} cannot be used (EEXIST).\n`]);
    const other = path.join(folder, "planned");
    mkdirSync(other);
    writeFileSync(path.join(other, "plan.json"), "{}");
    const sentence = `${other} was begun by another plan than this one (see ${other}/plan.json); choose another --directory.\n`;
    expect(await refusal("--directory", other)).toEqual([2, sentence]);
    expect(readdirSync(other)).toEqual(["plan.json"]);
  });

  test("a stage that fails says which and why", async () => {
    const directory = path.join(folder, "failing");
    mkdirSync(path.join(directory, "reference.json.part"), { recursive: true });
    const [code, stderr] = await refusal("--miniature", "--directory", directory);
    expect(code).toBe(3);
    expect(stderr).toMatch(/style of the grammar: \S+failing cannot be used \((ERR_FS_)?EISDIR\)\.\n$/);
  });
});
