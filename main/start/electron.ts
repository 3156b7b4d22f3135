/** @file Whether Electron is here, found without loading its package, which would download a hundred megabytes unasked. */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The program to start, or why there is none. */
export type Found = { readonly program: string } | { readonly reason: string };

const GET_IT = "npx install-electron fetches it";

/** Looks where Electron's own package looks. */
export function findElectron(environment: Readonly<Record<string, string | undefined>> = process.env): Found {
  let folder: string;
  try {
    folder = path.dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  } catch {
    return { reason: "Electron is not installed (npm ci installs it)" };
  }
  const { ELECTRON_OVERRIDE_DIST_PATH: dist = path.join(folder, "dist") } = environment;
  const pathFile = path.join(folder, "path.txt");
  const name = existsSync(pathFile) ? readFileSync(pathFile, "utf8").trim() : usualName(process.platform);
  const program = path.join(dist, name);
  return existsSync(program) ? { program } : { reason: `Electron's program has not been fetched (${GET_IT})` };
}

function usualName(platform: NodeJS.Platform): string {
  if (platform === "darwin") return "Electron.app/Contents/MacOS/Electron";
  return platform === "win32" ? "electron.exe" : "electron";
}

/** Why a window cannot be shown here, undefined when it can. */
export function lacksScreen(
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const isBare = platform === "linux" && !environment["DISPLAY"] && !environment["WAYLAND_DISPLAY"];
  return isBare ? "there is no screen here" : undefined;
}
