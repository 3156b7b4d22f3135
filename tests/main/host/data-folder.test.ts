/** @file The data folder is where each system expects it. */
import { expect, test } from "vitest";
import { dataFolder } from "../../../main/host/data-folder.ts";

test.each([
  ["linux", "/h", {}, "/h/.local/share/circumplex"],
  ["linux", "/h", { XDG_DATA_HOME: "/data" }, "/data/circumplex"],
  ["linux", "/h", { XDG_DATA_HOME: "data" }, "/h/.local/share/circumplex"],
  ["darwin", "/h", { XDG_DATA_HOME: "/data" }, "/h/Library/Application Support/Circumplex"],
  ["win32", "C:\\h", { APPDATA: "D:\\roaming" }, "D:\\roaming\\Circumplex"],
  ["win32", "C:\\h", {}, "C:\\h\\AppData\\Roaming\\Circumplex"],
] as const)("%s, %s, %o: %s", (platform, home, environment, folder) => {
  expect(dataFolder({ platform, home, environment })).toBe(folder);
});
