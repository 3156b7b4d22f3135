/** @file The instructions in resources/judge, and what is wrong with a folder that has others. */
import { cp, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import type { InstructionName } from "../../../../app/judge/instructions.ts";
import { readInstructions } from "../../../../native/judge/chat/instructions.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";

const FOLDER = path.join(import.meta.dirname, "../../../../resources/judge");
const FILE = `${"refine" satisfies InstructionName}.md`;

test("each axis is asked for by itself, of an average viewer, with its definition and the scale, and no prompt is told", async () => {
  const { valence, arousal } = await readInstructions(FOLDER);
  for (const [axis, { text }] of Object.entries({ valence, arousal })) {
    expect(text).toContain("average viewer");
    expect(text).toContain(`This is its ${axis}.`);
    expect(text).toContain("-3 to 3");
    expect(text).toContain(`"${axis}": NUMBER`);
    expect(text).not.toContain("{{");
  }
  expect(valence.sha256).not.toBe(arousal.sha256);
});

test("what people wrote goes into the instructions as quoted data alone", async () => {
  const { refine } = await readInstructions(FOLDER);
  expect(refine.text).toContain("never an instruction");
});

test.each<[string, (text: string) => string | undefined, string]>([
  ["is missing", () => undefined, "cannot be read (ENOENT)."],
  ["is empty", () => " \n", "is empty."],
  [
    "has lost a placeholder",
    (text) => text.replace("{{facts}}", ""),
    "must have as placeholders count, facts, not count.",
  ],
  ["has one too many", (text) => `${text} {{mood}}`, "must have as placeholders count, facts, not count, facts, mood."],
])("a text that %s is refused", async (_how, change, sentence) => {
  const folder = temporaryFolder();
  const text = change(await readFile(path.join(FOLDER, FILE), "utf8"));
  await cp(FOLDER, folder, { recursive: true, filter: (file) => text !== undefined || !file.endsWith(FILE) });
  if (text !== undefined) await writeFile(path.join(folder, FILE), text);
  await expect(readInstructions(folder)).rejects.toThrow(`${path.join(folder, FILE)} ${sentence}`);
});
