/** @file A whole tuning step on WebGPU is the step on the processor; with a software device where there is no other. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Where Debian's Chromium keeps SwiftShader, a Vulkan driver in software. */
const folder = process.env["SWIFTSHADER_FOLDER"] ?? "/usr/lib/chromium";
const driver = join(folder, "vk_swiftshader_icd.json");

/** Read by the Vulkan loader when the process starts, hence the child. */
const software = existsSync(driver)
  ? { VK_DRIVER_FILES: driver, VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: folder, XDG_RUNTIME_DIR: tmpdir() }
  : {};

interface Compared {
  readonly gradient: number;
  readonly weights: number;
}

test("the weights after a step of calibration on WebGPU are those on the processor within 1e-4", () => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "compare.ts")], {
    encoding: "utf8",
    env: { ...process.env, ...software },
    timeout: 240_000,
  });
  expect(stdout, stderr).toMatch(/^\{/);
  const answer = JSON.parse(stdout) as { missing?: string; calibrate?: Compared };
  if (answer.missing !== undefined) {
    console.warn(`WebGPU is not tested: ${answer.missing}`);
    return;
  }
  // Gradients of an adapter that has been trained are small differences of large numbers.
  expect(answer.calibrate!.gradient).toBeLessThan(5e-4);
  expect(answer.calibrate!.weights).toBeLessThan(1e-4);
}, 260_000);
