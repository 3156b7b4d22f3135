/** @file A WebGPU device for child processes: SwiftShader, a Vulkan driver in software, which comes with the tests' Chromium. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import bundled from "@sparticuz/chromium";

/** Milliseconds after which a device in software has got stuck. */
const LONG = 240_000;

/** Runs a script that prints JSON, and gives what it printed; `missing` says why where there is no device. */
export async function runOnWebgpu(script: string, args: readonly string[] = []): Promise<unknown> {
  const runtime = mkdtempSync(path.join(tmpdir(), "circumplex-webgpu-"));
  try {
    // Read by the Vulkan loader when a process starts, hence the child.
    const env = { ...process.env, XDG_RUNTIME_DIR: runtime, ...(await software()) };
    const { stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: "utf8", env, timeout: LONG });
    if (!stdout.startsWith("{")) throw new Error(`${script} printed no answer: ${stderr}`);
    return JSON.parse(stdout) as unknown;
  } finally {
    rmSync(runtime, { recursive: true, force: true });
  }
}

/** What names the driver to the Vulkan loader; nothing where the package brings none for this system. */
async function software() {
  if (process.platform !== "linux") return {};
  const folder = path.dirname(await bundled.executablePath());
  const driver = path.join(folder, "vk_swiftshader_icd.json");
  return existsSync(driver) ? { VK_DRIVER_FILES: driver, VK_ICD_FILENAMES: driver, LD_LIBRARY_PATH: folder } : {};
}
