/** @file `npm start` finds Electron's program without ever fetching it, and the page only when it is as new as its sources. */
import { chmodSync, existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { findElectron, lacksScreen } from "../../../main/start/electron.ts";
import { isStale } from "../../../main/start/page.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { ROOT } from "../../kit/places.ts";

test("a program that was not fetched is said to be missing, with how to get it", () => {
  const nowhere = path.join(temporaryFolder(), "dist");
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: nowhere })).toEqual({
    reason: "Electron's program has not been fetched (npx install-electron fetches it)",
  });
  expect(existsSync(nowhere)).toBe(false);
});

test("a program that is there is found", () => {
  const dist = temporaryFolder();
  const names = { darwin: "Electron.app/Contents/MacOS/Electron", win32: "electron.exe" } as const;
  const program = path.join(dist, names[process.platform as keyof typeof names] ?? "electron");
  mkdirSync(path.dirname(program), { recursive: true });
  writeFileSync(program, "");
  chmodSync(program, 0o755);
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: dist })).toEqual({ program });
});

test.each([
  ["linux", {}, "there is no screen here"],
  ["linux", { DISPLAY: ":0" }, undefined],
  ["linux", { WAYLAND_DISPLAY: "wayland-0" }, undefined],
  ["darwin", {}, undefined],
  ["win32", {}, undefined],
] as const)("on %s with %o: %s", (platform, environment, lack) => {
  expect(lacksScreen(platform, environment)).toBe(lack);
});

test("a page is stale when it is missing or older than any of its sources", () => {
  const root = temporaryFolder();
  const write = (file: string, second: number): void => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), "");
    utimesSync(path.join(root, file), second, second);
  };
  write("renderer/a/Component.tsx", 100);
  write("app/affect.ts", 100);
  write("main/host.ts", 300);
  expect(isStale("out/page.html", "page", root)).toBe(true);
  write("out/page.html", 200);
  expect(isStale("out/page.html", "page", root)).toBe(false);
  expect(isStale("out/page.html", "desktop", root)).toBe(true);
  write("app/affect.ts", 201);
  expect(isStale("out/page.html", "page", root)).toBe(true);
});

test("the sources of the repository's own page are found", () => {
  expect(isStale("package-lock.json", "page", ROOT)).toBe(true);
});
