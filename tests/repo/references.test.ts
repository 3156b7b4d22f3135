/** @file What texts cite is there: documents, at the root, beside the file that cites them or at the path given; pictures. */
import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { inRoot, repositoryFiles, textOf } from "../kit/repository.ts";

const TEXT = /\.(?:ts|tsx|js|json|md|yml|yaml|py|css|html)$/;
const DOCUMENT = /[\w@./-]*\w\.md\b/g;

/** Documents that a text of the file names and that are nowhere to be found. */
function missing(file: string, text: string): string[] {
  const places = [".", path.posix.dirname(file)];
  const there = (name: string): boolean => places.some((place) => existsSync(inRoot(path.posix.join(place, name))));
  return [...text.matchAll(DOCUMENT)].flatMap(([name]) => (there(name) ? [] : [`${file} cites ${name}`]));
}

test("a document that is not there would be seen", () => {
  const absent = ["NOWHERE", "md"].join(".");
  expect(missing("app/scene/kinds.ts", `The reasons are in ${absent} §2.`)).toEqual([
    `app/scene/kinds.ts cites ${absent}`,
  ]);
  expect(missing("native/scene/draw.ts", "See README.md, CONTRIBUTING.md and native/judge/README.md.")).toEqual([]);
});

test("every document that is cited exists", () => {
  const texts = repositoryFiles().filter((file) => TEXT.test(file) && file !== "package-lock.json");
  expect(texts.length).toBeGreaterThan(300);
  expect(texts.flatMap((file) => missing(file, textOf(file)))).toEqual([]);
});

test("every file that a document links to or shows exists", () => {
  const links = repositoryFiles()
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) =>
      [...textOf(file).matchAll(/\]\(([^)#\s]+)|\bsrc="([^"]+)"/g)].map((found) => ({
        file,
        to: (found[1] ?? found[2])!,
      })),
    );
  expect(links).toContainEqual({ file: "README.md", to: "ARCHITECTURE.md" });
  const broken = links.filter(
    ({ file, to }) => !/^https?:/.test(to) && !existsSync(inRoot(path.posix.join(path.posix.dirname(file), to))),
  );
  expect(broken).toEqual([]);
});
