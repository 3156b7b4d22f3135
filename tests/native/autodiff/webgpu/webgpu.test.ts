/** @file WebGPU computes the gradients the processor computes; with a software device where there is no other. */
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

test("gradients on WebGPU equal those on the processor within 1e-4", () => {
  const { stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "compare.ts")], {
    encoding: "utf8",
    env: { ...process.env, ...software },
    timeout: 55_000,
  });
  expect(stdout, stderr).toMatch(/^\{/);
  const answer = JSON.parse(stdout) as { missing?: string; error?: number; weights?: number };
  if (answer.missing !== undefined) {
    console.warn(`WebGPU is not tested: ${answer.missing}`);
    return;
  }
  expect(answer.weights).toBeGreaterThan(10);
  expect(answer.error).toBeLessThan(1e-4);
});
