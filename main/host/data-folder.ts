/** @file Where a person's pictures and database lie when nobody says otherwise: where each system expects them. */
import os from "node:os";
import path from "node:path";

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** The folder as an absolute path; it need not exist yet. */
export function dataFolder(
  { platform, home, environment }: Surroundings = {
    platform: process.platform,
    home: os.homedir(),
    environment: process.env,
  },
): string {
  const system = platform === "win32" ? path.win32 : path.posix;
  if (platform === "darwin") return system.join(home, "Library/Application Support/Circumplex");
  if (platform === "win32")
    return system.join(environment["APPDATA"] ?? system.join(home, "AppData/Roaming"), "Circumplex");
  const named = environment["XDG_DATA_HOME"];
  // The base directory specification tells programs to ignore a relative one.
  return system.join(
    named !== undefined && path.posix.isAbsolute(named) ? named : system.join(home, ".local/share"),
    "circumplex",
  );
}
