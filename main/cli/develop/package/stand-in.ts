/** @file A folder shaped like Electron's distribution, for packing where Electron's own cannot be had. It starts nothing. */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where a fuse wire begins in Electron's program: its mark, version 1, nine fuses. */
const FUSE_MARK = "dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX";
const WIRE = Buffer.from([1, 9, ...Buffer.from("100110100")]);

/** Makes it in `folder`, with a program that says what it is and holds a fuse wire. */
export function makeStandIn(folder: string, version: string): string {
  mkdirSync(path.join(folder, "resources"), { recursive: true });
  mkdirSync(path.join(folder, "locales"), { recursive: true });
  const program = path.join(folder, process.platform === "win32" ? "electron.exe" : "electron");
  const says =
    "#!/bin/sh\necho 'A stand-in for Electron: this program was packed to be looked at, not to be run.' >&2\nexit 1\n";
  writeFileSync(program, Buffer.concat([Buffer.from(`${says}# ${FUSE_MARK}`), WIRE, Buffer.from("\n")]));
  chmodSync(program, 0o755);
  writeFileSync(path.join(folder, "version"), version);
  writeFileSync(path.join(folder, "LICENSE"), "Stand-in\n");
  writeFileSync(path.join(folder, "LICENSES.chromium.html"), "<p>Stand-in</p>\n");
  writeFileSync(path.join(folder, "locales/en-US.pak"), "");
  return folder;
}
