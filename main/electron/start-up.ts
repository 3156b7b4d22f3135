/** @file Where the packed or unpacked program finds its parts, and what it was started with. */
import path from "node:path";
import { dataFolder } from "../host/data-folder.ts";

/** What of Electron's `app` and `process` decides about places. */
export interface Surroundings {
  /** Folder or asar archive of the program. */
  readonly appPath: string;
  /** `process.argv`. */
  readonly words: readonly string[];
}

export interface Places {
  /** The person's data. */
  readonly data: string;
  /** Keys of judges, encrypted. */
  readonly keys: string;
  /** Chromium's own files, and the window's place. */
  readonly window: string;
  /** Real folders, also when the program is packed: native code opens them. */
  readonly models: string;
  readonly instructions: string;
  readonly page: string;
  readonly preload: string;
  readonly icon: string;
  /** 32 pixels: for the tray, and under the pointer of a drag. */
  readonly smallIcon: string;
}

/** Every place is absolute. `--data DIR` names another data folder, as it does for `circumplex serve`. */
export function places({ appPath, words }: Surroundings): Places {
  const at = words.indexOf("--data");
  const named = at >= 0 ? words[at + 1] : words.find((word) => word.startsWith("--data="))?.slice("--data=".length);
  const data = named === undefined ? dataFolder() : path.resolve(named);
  const real = appPath.replace(/app\.asar$/, "app.asar.unpacked");
  return {
    data,
    keys: path.join(data, "keys.json"),
    window: path.join(data, "window"),
    models: path.join(real, "resources/models"),
    instructions: path.join(real, "resources/judge"),
    page: path.join(appPath, "out/desktop/renderer"),
    preload: path.join(appPath, "out/desktop/preload/preload.cjs"),
    icon: path.join(real, "resources/icons/icon.png"),
    smallIcon: path.join(real, "resources/icons/tray.png"),
  };
}
