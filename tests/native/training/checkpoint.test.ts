/** @file Checkpoint files: exact, checked, and whole whatever kills the writer. */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { type Checkpoint, loadCheckpoint, saveCheckpoint } from "../../../native/training/checkpoint.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "checkpoint-"));
});
afterAll(() => rm(folder, { recursive: true }));

const random = stream(4, "checkpoint test");
const weights = (length: number) =>
  new Map([
    ["a", Float32Array.from({ length }, () => random.normal())],
    ["b", Float32Array.of(-0, 1e-42, 3)],
  ]);
const checkpoint: Checkpoint = {
  state: {
    step: 7,
    batches: 1,
    parameters: weights(5),
    first: weights(5),
    second: weights(5),
    averaged: weights(5),
    accumulated: weights(5),
  },
  extra: { random: { counter: 9007199254740991 }, curve: [0.5, 0.25], place: "größe" },
};

describe("a checkpoint", () => {
  test("comes back as it was, optional parts or not", async () => {
    const path = join(folder, "whole");
    await saveCheckpoint(path, checkpoint);
    expect(await loadCheckpoint(path)).toEqual(checkpoint);
    const bare = { ...checkpoint, state: { ...checkpoint.state, averaged: undefined, accumulated: undefined } };
    await saveCheckpoint(path, bare);
    expect(await loadCheckpoint(path)).toEqual(bare);
    expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("is refused when any single byte is changed or the end is missing", async () => {
    const path = join(folder, "damaged");
    await saveCheckpoint(path, checkpoint);
    const bytes = await readFile(path);
    const outcome = async (content: Uint8Array) => {
      await writeFile(path, content);
      return loadCheckpoint(path).then(
        () => "read",
        (error: Error) => error.name,
      );
    };
    for (let at = 0; at < bytes.length; at += 7) {
      const damaged = Buffer.from(bytes);
      damaged[at] = damaged[at]! ^ 1;
      expect(await outcome(damaged)).toBe("CheckpointError");
    }
    for (const length of [0, 4, 12, 40, 300, bytes.length - 1])
      expect(await outcome(bytes.subarray(0, length))).toBe("CheckpointError");
    expect(await outcome(bytes)).toBe("read");
  });

  test("of another kind or nowhere to be found is refused with one sentence", async () => {
    const path = join(folder, "foreign");
    await writeFile(path, "PK\u0003\u0004 not ours at all, but long enough to be read as something else");
    await expect(loadCheckpoint(path)).rejects.toThrow(`The checkpoint ${path} is not a training checkpoint.`);
    const missing = join(folder, "missing");
    await expect(loadCheckpoint(missing)).rejects.toThrow(`The checkpoint ${missing} does not exist.`);
  });

  test("that cannot be written leaves the old one", async () => {
    const path = join(folder, "kept");
    await saveCheckpoint(path, checkpoint);
    const loop: Record<string, unknown> = {};
    loop["self"] = loop;
    await expect(saveCheckpoint(path, { ...checkpoint, extra: loop })).rejects.toThrow("circular");
    expect(await loadCheckpoint(path)).toEqual(checkpoint);
    expect(await readdir(folder)).not.toContain("kept.part");
  });

  test("is whole after every SIGKILL in the middle of saving", { timeout: 60_000 }, async () => {
    const path = join(folder, "killed");
    const script = new URL("./checkpoint-writer.ts", import.meta.url).pathname;
    for (let life = 0; life < 10; life++) {
      await killWhileSaving(script, path, 2 + random.below(3));
      const { state } = await loadCheckpoint(path);
      const values = state.parameters.get("w")!;
      expect(values.every((value) => value === state.step)).toBe(true);
    }
  });
});

/** Kills the writer when it says for the n-th time that it starts a save: somewhere inside that save. */
async function killWhileSaving(script: string, path: string, saves: number): Promise<void> {
  const writer = spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => writer.on("exit", () => resolve()));
  let seen = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    if (line === "saving" && ++seen === saves) writer.kill("SIGKILL");
  }
  await ended;
}
