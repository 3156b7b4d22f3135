/** @file Nothing in the repository that belongs elsewhere: other machines, other people's hosts, things put off. */
import { expect, test } from "vitest";
import { repositoryFiles, sourceFiles, textOf } from "../kit/repository.ts";

const TEXT = /\.(ts|tsx|js|json|md|yml|yaml|py|css|html|svg)$|^[^.]*$|^\.[^.]+$/;
const texts = repositoryFiles().filter((file) => TEXT.test(file.split("/").at(-1)!));
const code = [...sourceFiles(), "main/cli/circumplex.js"];

/** Lines in which a pattern is found, as `file:line: text`. */
function found(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    textOf(file)
      .split("\n")
      .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  );
}

test("files were found at all", () => {
  expect(texts).toContain("package.json");
  expect(texts).toContain("README.md");
  expect(texts.length).toBeGreaterThan(300);
});

test("no absolute path of anybody's machine", () => {
  // Written in two parts so that this file does not find itself.
  const homes = new RegExp(`(?:^|[\\s"'\`(=])/(?:${["home", "Users", "root", "work", "workspace"].join("|")})/\\w`);
  expect(found(texts, homes)).toEqual([]);
});

test("the lock file names no host: packages come from the registry each person has chosen", () => {
  expect(found(["package-lock.json"], /"resolved"/)).toEqual([]);
});

test("the lock file holds every system's packages, without which npm ci refuses it", () => {
  interface Locked {
    readonly optionalDependencies?: Readonly<Record<string, string>>;
  }
  const { packages } = JSON.parse(textOf("package-lock.json")) as { packages: Record<string, Locked> };
  const locked = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf("node_modules/") + 13)));
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
  expect(wanted.length).toBeGreaterThan(50);
  expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
});

test("no registry is fixed", () => {
  expect(
    found(
      texts.filter((file) => file !== "package-lock.json"),
      /registry\s*=|registry\.npm/,
    ),
  ).toEqual([]);
});

test("nothing is put off, switched off or skipped", () => {
  const later = new RegExp(`\\b(?:${["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"].join("|")})\\b`);
  const off = new RegExp(
    ["@ts-" + "ignore", "@ts-" + "nocheck", "@ts-" + "expect-error", "(?:es|ox)lint-" + "disable"].join("|"),
  );
  const skipped = new RegExp(
    `\\b(?:test|describe|it)(?:\\.\\w+)*\\.(?:${["sk" + "ip", "on" + "ly", "to" + "do"].join("|")})\\(`,
  );
  expect([later, off, skipped].flatMap((pattern) => found(code, pattern))).toEqual([]);
});

test("no randomness or clock of the machine's own in results", () => {
  const random = new RegExp("Math\\." + "random\\(");
  expect(found(code, random)).toEqual([]);
  const clock = new RegExp("\\bDate\\." + "now\\(|\\bnew " + "Date\\(\\)");
  expect(
    found(
      code.filter((file) => file.startsWith("app/") || file.startsWith("native/")),
      clock,
    ),
  ).toEqual([]);
});
