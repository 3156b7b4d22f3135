/** @file `npm start`: the studio in its own window where Electron is, and otherwise in the browser, with one line why. */
import { spawn } from "node:child_process";
import module from "node:module";
import path from "node:path";
import { findElectron, lacksScreen } from "./electron.ts";
import { isStale } from "./page.ts";

const ROOT = path.join(import.meta.dirname, "../..");

const words = process.argv.slice(2);
const found = findElectron();
const why = "reason" in found ? found.reason : lacksScreen();
if ("program" in found && why === undefined) {
  process.exitCode = await inWindow(found.program);
} else {
  process.stderr.write(`Opening the studio in the browser: ${why}.\n`);
  const open = words.includes("--no-open") ? [] : ["--open"];
  // The second start finds its files compiled, as the command line does.
  module.enableCompileCache(path.join(ROOT, "node_modules/.cache/circumplex"));
  const { main } = await import("../cli/main.ts");
  process.exitCode = await main(["serve", ...words.filter((word) => word !== "--no-open"), ...open]);
}

/** The exit code of the window's process, which builds its program first when that is missing or old. */
async function inWindow(program: string): Promise<number> {
  if (isStale("out/desktop/main/index.js", "desktop")) {
    process.stderr.write("Building the desktop program; this is done once.\n");
    const { build } = await import("electron-vite");
    await build({ configFile: path.join(ROOT, "electron.config.ts"), logLevel: "error" });
  }
  const child = spawn(program, [path.join(ROOT, "out/desktop/main/index.js"), ...words], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
