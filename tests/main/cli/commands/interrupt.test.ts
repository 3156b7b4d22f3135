/** @file Ctrl-C: finished frames are kept and reported; whoever insists is obeyed at once. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { circumplex, temporaryFolder } from "../../../kit/circumplex.ts";
import { ROOT } from "../../../kit/places.ts";

const LONG = ["series", "--prompt", "a boat", "--path", "-1,-1 1,1", "--frames", "64", "--size", "128"];

/** Interrupts twice at once, as npm does when it passes on what the terminal has sent already. */
function interruptAt(sign: RegExp) {
  let sent = false;
  return (said: string, child: ChildProcess): void => {
    if (sent || !sign.test(said)) return;
    sent = true;
    child.kill("SIGINT");
    child.kill("SIGINT");
  };
}

test.skipIf(process.platform === "win32")("a series that is interrupted keeps its finished frames", async () => {
  const out = path.join(temporaryFolder(), "cancelled");
  const { code, stderr } = await circumplex([...LONG, "--out", out], { onStderr: interruptAt(/frame [2-9]/) });
  expect(code).toBe(130);
  const { frames } = JSON.parse(readFileSync(path.join(out, "series.json"), "utf8")) as { frames: unknown[] };
  expect(frames.length).toBeGreaterThan(0);
  expect(frames.length).toBeLessThan(64);
  expect(stderr).toContain(`Cancelled: ${frames.length} of 64 frames are in ${out}.`);
  const files = readdirSync(out);
  expect(files.filter((name) => /^frame-\d\d\.png$/.test(name))).toHaveLength(frames.length);
  expect(files.filter((name) => /^frame-\d\d\.svg$/.test(name))).toHaveLength(frames.length);
  expect(files).toHaveLength(2 * frames.length + 2);
});

test.skipIf(process.platform === "win32")("before the first frame nothing is written", async () => {
  const out = path.join(temporaryFolder(), "cancelled");
  // The remark about a word comes before the drawing starts.
  const words = [...LONG, "--prompt", "zxqvk", "--size", "2048", "--out", out];
  const { code, stdout, stderr } = await circumplex(words, { onStderr: interruptAt(/zxqvk/) });
  expect([code, stdout]).toEqual([130, ""]);
  expect(stderr).toContain("Cancelled before the first frame.");
  expect(existsSync(out)).toBe(false);
});

test.skipIf(process.platform === "win32")("a later interrupt ends a process that does not stop", async () => {
  const program = `
    import { interruptSignal } from "./main/cli/interrupt.ts";
    const signal = interruptSignal();
    signal.addEventListener("abort", () => console.log("asked to stop"));
    setInterval(() => console.log("working"), 50);`;
  const child = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], { cwd: ROOT });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    child.kill("SIGINT");
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(130);
  expect(said.match(/asked to stop/g)).toHaveLength(1);
  expect(said.match(/working/g)!.length).toBeGreaterThan(2);
});
