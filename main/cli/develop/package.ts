/** @file Developer tool: `npm run package` makes the program as it is installed, for the system it runs on (`--help`). */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Arch, build, Platform } from "electron-builder";
import { build as bundle } from "electron-vite";
import electron from "electron/package.json" with { type: "json" };
import { findElectron } from "../../start/electron.ts";
import { readArguments } from "../arguments.ts";
import { badInput, missing } from "../exit.ts";
import { CONFIGURATION, NOTICES, packedFolder } from "./package/configuration.ts";
import { thirdPartyLicences } from "./package/licences.ts";
import { makeStandIn } from "./package/stand-in.ts";
import { runTool } from "./tool.ts";

const USAGE = `npm run package -- [--dir] [--stand-in]

  --dir       the program's folder only, no installer
  --stand-in  with a placeholder for Electron's own program, to look at what is packed; implies --dir
`;

const ROOT = path.join(import.meta.dirname, "../../..");

async function run(words: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(words, {
    dir: { type: "boolean", default: false },
    "stand-in": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  });
  if (values.help) return void process.stdout.write(USAGE);
  if (positionals.length > 0) throw badInput(`package takes no “${positionals[0]}”.`);
  if (process.platform === "darwin" && process.arch === "x64") {
    throw missing("onnxruntime has no binaries for Macs with Intel processors, so nothing can be packed for them.");
  }
  await bundle({ configFile: path.join(ROOT, "electron.config.ts"), logLevel: "warn" });
  writeFileSync(path.join(ROOT, NOTICES), thirdPartyLicences(ROOT));
  const place = mkdtempSync(path.join(tmpdir(), "circumplex-electron-"));
  try {
    const electronDist = values["stand-in"] ? makeStandIn(place, electron.version) : electronFolder();
    const target = values.dir || values["stand-in"] ? ["dir"] : undefined;
    const arch = process.arch === "arm64" ? Arch.arm64 : Arch.x64;
    const files = await build({
      projectDir: ROOT,
      config: { ...CONFIGURATION, electronDist },
      targets: Platform.current().createTarget(target, arch),
      publish: "never",
    });
    const made = files.length > 0 ? files : [packedFolder(ROOT)];
    for (const file of made) process.stdout.write(`${path.relative(ROOT, file)}\n`);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Electron's distribution as its own package has fetched it; fetching is left to the person. */
function electronFolder(): string {
  const found = findElectron();
  if ("reason" in found) throw missing(`${found.reason}; --stand-in packs without it, to look at.`);
  const dist = path.join(ROOT, "node_modules/electron/dist");
  return existsSync(dist) ? dist : path.dirname(found.program);
}

await runTool(() => run(process.argv.slice(2)));
