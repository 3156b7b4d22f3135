/** @file The output folder: refused before any work, and never left with half a file. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { outputFolder } from "../../../main/cli/output-folder.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";

test("a folder that does not exist is made with the first file, not before", async () => {
  const above = temporaryFolder();
  const folder = await outputFolder(path.join(above, "a/b"), false);
  expect(readdirSync(above)).toEqual([]);
  await folder.write({ "one.txt": "1", "two.bin": Uint8Array.of(2) });
  expect(readdirSync(path.join(above, "a/b"))).toEqual(["one.txt", "two.bin"]);
});

test("a folder with anything in it needs force", async () => {
  const place = temporaryFolder();
  writeFileSync(path.join(place, "mine.txt"), "mine");
  await expect(outputFolder(place, false)).rejects.toThrow(
    `${place} is not empty: name another folder, or add --force to write into it.`,
  );
  await (await outputFolder(place, true)).write({ "new.txt": "new" });
  expect(readdirSync(place)).toEqual(["mine.txt", "new.txt"]);
});

test("a folder without a name is refused, though it would be the one at hand", async () => {
  await expect(outputFolder("", true)).rejects.toThrow("The output folder needs a name.");
  await expect(outputFolder(" ", false)).rejects.toThrow("The output folder needs a name.");
});

test("a file is no folder, nor is anything under it", async () => {
  const file = path.join(temporaryFolder(), "file");
  writeFileSync(file, "");
  await expect(outputFolder(file, true)).rejects.toThrow(`${file} is a file, not a folder.`);
  await expect(outputFolder(path.join(file, "under"), true)).rejects.toThrow("is a file, so");
});

test("when one of several files cannot be written, older ones keep their content and nothing else stays", async () => {
  const place = temporaryFolder();
  writeFileSync(path.join(place, "one.txt"), "old");
  mkdirSync(path.join(place, "two.txt.new"));
  const folder = await outputFolder(place, true);
  await expect(folder.write({ "one.txt": "new", "two.txt": "new" })).rejects.toThrow("cannot be written to");
  expect(readFileSync(path.join(place, "one.txt"), "utf8")).toBe("old");
  expect(readdirSync(place)).toEqual(["one.txt", "two.txt.new"]);
});
