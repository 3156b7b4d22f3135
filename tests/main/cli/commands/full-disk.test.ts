/** @file A disk that fills up while a series is drawn: what is finished stays whole, the rest is not begun. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readPngText } from "../../../../native/image/png.ts";
import { circumplex } from "../../../kit/circumplex.ts";
import { smallDisk } from "../../../kit/small-disk.ts";

test("a full disk is said in a sentence, and every file left is whole", async ({ skip }) => {
  const disk = smallDisk(600);
  if (disk === undefined) return skip("only root on Linux can mount a small disk");
  const out = path.join(disk, "series");
  const words = ["--prompt", "a boat", "--path", "-1,-1 1,1", "--frames", "64", "--size", "256", "--out", out];
  const { code, stderr } = await circumplex(["series", ...words]);
  expect(code).toBe(3);
  expect(stderr).toContain(`The disk is full: ${out} has no room for the next file; what was finished stays.`);
  const files = readdirSync(out);
  const pictures = files.filter((name) => name.endsWith(".png"));
  expect(pictures.length).toBeGreaterThan(0);
  expect(files).toHaveLength(2 * pictures.length);
  for (const picture of pictures)
    expect(readPngText(readFileSync(path.join(out, picture)))).toHaveProperty("circumplex");
});
