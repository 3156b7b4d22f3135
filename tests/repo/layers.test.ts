/** @file Who may import whom: the folder says where code runs, and nothing is excepted. */
import { builtinModules } from "node:module";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { ROOMS, sourceFiles, textOf } from "../kit/repository.ts";

type Room = (typeof ROOMS)[number];

/** What each room may import: other rooms, packages, and whether Node itself. */
const MAY_IMPORT: Readonly<Record<Room, { rooms: readonly Room[]; packages: readonly string[]; node: boolean }>> = {
  app: { rooms: [], packages: ["zod"], node: false },
  native: { rooms: ["app"], packages: ["zod", "onnxruntime-node", "sharp", "protobufjs", "yauzl", "yazl"], node: true },
  main: { rooms: ["app", "native"], packages: ["zod"], node: true },
  renderer: { rooms: ["app"], packages: ["react", "react-dom", "@mui/material"], node: false },
  tests: {
    rooms: ["app", "native", "main", "renderer"],
    packages: ["vitest", "fast-check", "zod", "sharp", "yauzl"],
    node: true,
  },
};

/** Native libraries and heavy packages have few importing files, so that each can be replaced or guarded in one place. */
const ONLY_IN: readonly (readonly [name: string, files: RegExp])[] = [
  ["onnxruntime-node", /^native\/runtime\/session\.ts$/],
  ["sharp", /^native\/image\/|^native\/scene\/raster\.ts$|^tests\//],
  ["protobufjs", /^native\/graph\//],
  ["yazl", /^native\/export\//],
  ["yauzl", /^native\/import\/|^tests\//],
];

interface Import {
  readonly file: string;
  readonly from: string;
}

const IMPORT = /^\s*(?:import|export)\b[^"';]*?\bfrom\s*"([^"]+)"|^\s*import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gm;

const imports: readonly Import[] = sourceFiles().flatMap((file) =>
  [...textOf(file).matchAll(IMPORT)].map((match) => ({ file, from: (match[1] ?? match[2] ?? match[3])! })),
);
const packageOf = (from: string): string =>
  from
    .split("/")
    .slice(0, from.startsWith("@") ? 2 : 1)
    .join("/");
const roomOf = (file: string): Room | undefined => ROOMS.find((room) => file.startsWith(`${room}/`));
const said = ({ file, from }: Import): string => `${file} imports ${from}`;

/** Why an import is not allowed, undefined when it is. */
function objection({ file, from }: Import): string | undefined {
  const room = roomOf(file);
  if (room === undefined) return undefined;
  const { rooms, packages, node } = MAY_IMPORT[room];
  if (from.startsWith("node:")) return node ? undefined : `${room} knows no Node`;
  if (builtinModules.includes(from)) return "Node's modules are written with node:";
  if (!from.startsWith(".")) return packages.includes(packageOf(from)) ? undefined : `${room} may not use this package`;
  const target = path.posix.join(path.posix.dirname(file), from);
  const other = roomOf(target);
  if (other === undefined) return room === "app" ? "it lies outside app" : undefined;
  return other === room || rooms.includes(other) ? undefined : `${room} may not import ${other}`;
}

describe("layers", () => {
  test("imports were found at all", () => {
    expect(imports.length).toBeGreaterThan(500);
    expect(imports).toContainEqual({ file: "main/cli/commands/series.ts", from: "../../../app/prompt/read.ts" });
    expect(imports).toContainEqual({ file: "native/runtime/session.ts", from: "onnxruntime-node" });
  });

  test("a forbidden import would be seen", () => {
    expect(objection({ file: "app/a/b.ts", from: "node:fs" })).toBe("app knows no Node");
    expect(objection({ file: "app/a/b.ts", from: "../../native/c.ts" })).toBe("app may not import native");
    expect(objection({ file: "native/b.ts", from: "../main/c.ts" })).toBe("native may not import main");
    expect(objection({ file: "native/b.ts", from: "electron" })).toBe("native may not use this package");
    expect(objection({ file: "native/b.ts", from: "fs" })).toBe("Node's modules are written with node:");
    expect(objection({ file: "main/cli/b.ts", from: "../../app/c.ts" })).toBeUndefined();
  });

  test("every file imports only what its room may", () => {
    const wrong = imports.flatMap((one) => {
      const reason = objection(one);
      return reason === undefined ? [] : [`${said(one)}: ${reason}`];
    });
    expect(wrong).toEqual([]);
  });

  test.each(ONLY_IN)("%s is imported only where it belongs", (name, files) => {
    const users = imports.filter(({ from }) => packageOf(from) === name);
    expect(users.length).toBeGreaterThan(0);
    expect(users.filter(({ file }) => !files.test(file)).map(said)).toEqual([]);
  });

  test("relative imports name the file with its ending", () => {
    const wrong = imports.filter(({ from }) => from.startsWith(".") && !/\.(ts|tsx|json)$/.test(from));
    expect(wrong.map(said)).toEqual([]);
  });
});
