/** @file The door: a Node too old for the program is told so in one line. */
import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { COMMAND } from "../../kit/places.ts";

/** A Node of an earlier line on this machine, if there is one. */
const older = [...(process.env["PATH"] ?? "").split(path.delimiter), "/usr/bin", "/usr/local/bin"]
  .map((folder) => path.join(folder, "node"))
  .find((node) => {
    const version = spawnSync(node, ["--version"], { encoding: "utf8" }).stdout ?? "";
    const major = Number(/^v(\d+)\./.exec(version)?.[1]);
    return major >= 18 && major < 24;
  });

test.skipIf(older === undefined)("under an older Node it says in one line what to do", () => {
  const { status, stdout, stderr } = spawnSync(older!, [COMMAND, "demo"], { encoding: "utf8" });
  expect([status, stdout]).toEqual([3, ""]);
  expect(stderr).toMatch(/^Circumplex needs Node 24 or newer and this is Node [\d.]+: start it with npm run .*\n$/);
});
