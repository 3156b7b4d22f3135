/** @file Who may import whom: the folder says where code runs, and nothing is excepted. */
import { builtinModules } from "node:module";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { sourceFiles, textOf } from "../kit/repository.ts";

/** What a place may import: other places by the beginning of their path, packages, and whether Node itself. */
interface Leave {
  readonly places: readonly string[];
  readonly packages: readonly string[];
  readonly node: boolean;
}

const RENDERER_PACKAGES = [
  "react",
  "react-dom",
  "react-i18next",
  "i18next",
  "zustand",
  "@mui/material",
  "@mui/x-charts",
  "@emotion/cache",
  "@emotion/react",
  "@tanstack/react-virtual",
];

/** Of the places a file lies in, the longest says what it may import; itself is always among it. */
const MAY_IMPORT: Readonly<Record<string, Leave>> = {
  "app/": { places: [], packages: ["zod"], node: false },
  "native/": {
    places: ["app/"],
    packages: ["zod", "onnxruntime-node", "@huggingface/transformers", "sharp", "protobufjs", "yauzl", "yazl"],
    node: true,
  },
  // Durable files and blobs touch no native library, and there must be one way to write them.
  "main/store/": { places: ["app/", "native/files/"], packages: ["zod", "better-sqlite3"], node: true },
  "main/host/": {
    places: ["app/", "native/files/", "main/store/", "main/engine/", "main/log.ts", "main/version.ts"],
    packages: ["zod"],
    node: true,
  },
  "main/ports/": { places: ["app/"], packages: ["electron"], node: true },
  "main/engine/": {
    places: ["app/", "native/", "main/ports/", "main/log.ts", "main/version.ts"],
    packages: ["zod", "electron"],
    node: true,
  },
  "main/server/": { places: ["app/", "main/host/", "main/log.ts"], packages: ["ws"], node: true },
  "main/electron/": {
    places: ["app/", "main/host/", "main/ports/", "main/engine/", "main/log.ts"],
    packages: ["zod", "electron"],
    node: true,
  },
  "main/start/": { places: ["main/", "app/"], packages: ["open", "vite", "electron-vite"], node: true },
  "main/cli/": { places: ["app/", "native/", "main/"], packages: ["zod", "open"], node: true },
  "main/cli/develop/": {
    places: ["app/", "native/", "main/"],
    packages: ["zod", "electron", "electron-builder", "electron-vite", "@electron/asar", "@electron/fuses"],
    node: true,
  },
  "main/": { places: [], packages: [], node: true },
  "renderer/": { places: ["app/"], packages: RENDERER_PACKAGES, node: false },
  "renderer/vite.config.ts": { places: [], packages: ["vite", "@vitejs/plugin-react"], node: false },
  "tests/": {
    places: ["app/", "native/", "main/", "renderer/"],
    packages: [
      "vitest",
      "fast-check",
      "zod",
      "sharp",
      "@huggingface/transformers",
      "ws",
      "yauzl",
      "better-sqlite3",
      "electron",
      "playwright-core",
      "@sparticuz/chromium",
      "axe-core",
      "@electron/asar",
      "@electron/fuses",
    ],
    node: true,
  },
};

/** Native libraries and heavy packages have few importing files, so that each can be replaced or guarded in one place. */
const ONLY_IN: readonly (readonly [name: string, files: RegExp])[] = [
  ["onnxruntime-node", /^native\/runtime\/session\.ts$/],
  ["@huggingface/transformers", /^native\/judge\/local\/vision-model\.ts$|^tests\/native\/judge\/local\//],
  ["sharp", /^native\/image\/|^native\/scene\/raster\.ts$|^tests\//],
  ["protobufjs", /^native\/graph\//],
  ["yazl", /^native\/export\//],
  ["yauzl", /^native\/import\/|^tests\//],
  ["better-sqlite3", /^main\/store\/|^tests\//],
  ["ws", /^main\/server\/|^tests\//],
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
const said = ({ file, from }: Import): string => `${file} imports ${from}`;

/** The longest place a path lies in. */
function placeOf(file: string): string | undefined {
  const places = Object.keys(MAY_IMPORT).filter((place) => file.startsWith(place));
  return places.toSorted((one, other) => other.length - one.length)[0];
}

/** Why an import is not allowed, undefined when it is. */
function objection({ file, from }: Import): string | undefined {
  const place = placeOf(file);
  if (place === undefined) return undefined;
  const { places, packages, node } = MAY_IMPORT[place]!;
  if (from.startsWith("node:")) return node ? undefined : `${place} knows no Node`;
  if (builtinModules.includes(from)) return "Node's modules are written with node:";
  if (!from.startsWith("."))
    return packages.includes(packageOf(from)) ? undefined : `${place} may not use this package`;
  const target = path.posix.join(path.posix.dirname(file), from);
  const other = placeOf(target);
  if (other === undefined) return place === "app/" ? "it lies outside app" : undefined;
  return [place, ...places].some((allowed) => target.startsWith(allowed))
    ? undefined
    : `${place} may not import ${other}`;
}

describe("layers", () => {
  test("imports were found at all", () => {
    expect(imports.length).toBeGreaterThan(500);
    expect(imports).toContainEqual({ file: "main/cli/commands/series.ts", from: "../../../app/prompt/read.ts" });
    expect(imports).toContainEqual({ file: "native/runtime/session.ts", from: "onnxruntime-node" });
  });

  test("a forbidden import would be seen", () => {
    expect(objection({ file: "app/a/b.ts", from: "node:fs" })).toBe("app/ knows no Node");
    expect(objection({ file: "app/a/b.ts", from: "../../native/c.ts" })).toBe("app/ may not import native/");
    expect(objection({ file: "native/b.ts", from: "../main/c.ts" })).toBe("native/ may not import main/");
    expect(objection({ file: "native/b.ts", from: "electron" })).toBe("native/ may not use this package");
    expect(objection({ file: "native/b.ts", from: "fs" })).toBe("Node's modules are written with node:");
    expect(objection({ file: "main/host/b.ts", from: "../../native/runtime/c.ts" })).toBe(
      "main/host/ may not import native/",
    );
    expect(objection({ file: "main/host/b.ts", from: "../electron/c.ts" })).toBe(
      "main/host/ may not import main/electron/",
    );
    expect(objection({ file: "renderer/b.ts", from: "../main/c.ts" })).toBe("renderer/ may not import main/");
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
    const wrong = imports.filter(
      ({ from }) => from.startsWith(".") && !/\.(ts|tsx|json|css|svg|woff2|txt)$/.test(from),
    );
    expect(wrong.map(said)).toEqual([]);
  });
});
