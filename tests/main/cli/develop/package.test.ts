/** @file The packed program, made with a stand-in for Electron: what is inside, how big it is, and that it draws, stores and loads a model from a folder. */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  createReadStream,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { constants, createZstdCompress } from "node:zlib";
import { extractAll, listPackage } from "@electron/asar";
import { FuseState, FuseV1Options, getCurrentFuseWire } from "@electron/fuses";
import { beforeAll, describe, expect, test } from "vitest";
import { localSetup } from "../../../../app/contract/studio/judges.ts";
import { planSeries } from "../../../../app/series/plan.ts";
import { seriesRequest } from "../../../../app/series/request.ts";
import { packedFolder, programIn } from "../../../../main/cli/develop/package/configuration.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";
import { packedEngine } from "../../../kit/packed-engine.ts";
import { ROOT } from "../../../kit/places.ts";
import { writeTinyVisionModel } from "../../../kit/tiny-vision-model.ts";

/** What an installer may have. */
const MOST_BYTES = 150_000_000;
/** Electron 45's own share of an installer for Linux, compressed as there; its download is a little more. */
const ELECTRON_BYTES = 105_000_000;

const folder = packedFolder(ROOT);
const resources = path.join(folder, "resources");
const archive = path.join(resources, "app.asar");
const inside: string[] = [];

beforeAll(() => {
  const words = ["main/cli/develop/package.ts", "--stand-in"];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, encoding: "utf8" });
  expect(status, stderr).toBe(0);
  inside.push(...listPackage(archive, { isPack: false }).map((file) => file.replaceAll("\\", "/").slice(1)));
}, 180_000);

const target = `${process.platform}/${process.arch}`;

describe("inside", () => {
  test("is what the program needs", () => {
    expect(inside).toEqual(
      expect.arrayContaining([
        "package.json",
        "out/desktop/main/index.js",
        "out/desktop/main/engine.js",
        "out/desktop/main/vision-model.js",
        "out/desktop/preload/preload.cjs",
        "out/desktop/renderer/index.html",
        "resources/icons/icon.png",
        "resources/models/papercut/pack.json",
        "resources/models/papercut/README.md",
        "resources/judge/valence.md",
        `node_modules/onnxruntime-node/bin/napi-v6/${target}/onnxruntime_binding.node`,
        `node_modules/better-sqlite3/prebuilds/${target.replace("/", "-")}.node`,
      ]),
    );
    expect(JSON.parse(readFileSync(path.join(unpacked(), "package.json"), "utf8"))).toMatchObject({
      main: "out/desktop/main/index.js",
    });
  });

  test("are no other platform's natives", () => {
    const natives = inside.filter((file) => /\.(node|dll|dylib|so[\d.]*)$/.test(file));
    const foreign = natives.filter((file) => !new RegExp(`${process.platform}[-/]${process.arch}[-./]`).test(file));
    expect(natives.length).toBeGreaterThan(3);
    expect(foreign).toEqual([]);
  });

  test("are no sources, tests, developer's tools or secrets", () => {
    const top = new Set(inside.map((file) => file.split("/")[0]!));
    expect([...top].toSorted()).toEqual(["node_modules", "out", "package.json", "resources"]);
    const packages = new Set(inside.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
    packages.delete("@img");
    expect([...packages].filter((name) => !name.startsWith("@img/")).toSorted()).toEqual([
      "better-sqlite3",
      "detect-libc",
      "onnxruntime-common",
      "onnxruntime-node",
      "semver",
      "sharp",
    ]);
    expect(
      inside.filter((file) => /\.(ts|tsx|map|py|env|pem|key|log)$|\/\.|(^|\/)(tests?|\.git)\//.test(file)),
    ).toEqual([]);
  });

  test("natives, models and icons are files of their own", () => {
    const files = globSync("**/*", { cwd: `${archive}.unpacked` }).map((file) => file.replaceAll("\\", "/"));
    const native = inside.filter((file) => /\.(node|dll|dylib|so[\d.]*)$|^resources\/.*\.\w+$/.test(file));
    expect(native.filter((file) => !files.includes(file))).toEqual([]);
  });

  test("the window's own process loads neither onnxruntime nor sharp", () => {
    const main = path.join(unpacked(), "out/desktop/main");
    const seen = new Set<string>();
    const packages = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      for (const [, from] of readFileSync(file, "utf8").matchAll(/^(?:import|export)\b[^"']*?["']([^"']+)["'];?$/gm)) {
        if (from!.startsWith(".")) visit(path.join(path.dirname(file), from!));
        else if (!from!.startsWith("node:")) packages.add(from!);
      }
    };
    visit(path.join(main, "index.js"));
    expect([...packages].toSorted()).toEqual(["better-sqlite3", "electron"]);
  });
});

test("licences of everything inside are beside it, libvips' terms among them", () => {
  const text = readFileSync(path.join(resources, "third-party-licences.txt"), "utf8");
  for (const name of [
    "react 19",
    "@mui/material 9",
    "onnxruntime-node 1",
    "better-sqlite3 13",
    "sharp 0",
    "zod 4",
    "@huggingface/transformers 4",
  ]) {
    expect(text).toContain(`\n${name}`);
  }
  expect(text).toContain("GNU LESSER GENERAL PUBLIC LICENSE");
  expect(text).toContain("SIL OPEN FONT LICENSE");
  expect(text).toContain("github.com/lovell/sharp-libvips");
});

test("Electron's doors are shut", async () => {
  const { version: _version, ...wire } = await getCurrentFuseWire(programIn(folder, process.platform));
  const shut = FuseState.DISABLE;
  expect(wire).toEqual({
    [FuseV1Options.RunAsNode]: shut,
    [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: shut,
    [FuseV1Options.EnableNodeCliInspectArguments]: shut,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
    [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: shut,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: shut,
    [FuseV1Options.WasmTrapHandlers]: FuseState.ENABLE,
  });
});

test("an installer stays within 150 MB", async () => {
  const files = globSync("**/*", { cwd: resources }).map((file) => path.join(resources, file));
  let [bytes, compressed] = [0, 0];
  for (const file of files.filter((name) => statSync(name).isFile())) {
    bytes += statSync(file).size;
    // A little more than the installers' LZMA makes of it, in a tenth of the time.
    const squeeze = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: 6 } });
    await pipeline(createReadStream(file), squeeze, async (chunks) => {
      for await (const chunk of chunks) compressed += (chunk as Buffer).length;
    });
  }
  const megabytes = (count: number): string => `${(count / 1e6).toFixed(1)} MB`;
  console.info(`Beside Electron: ${megabytes(bytes)}, compressed ${megabytes(compressed)}`);
  expect(compressed).toBeLessThanOrEqual(MOST_BYTES - ELECTRON_BYTES);
});

test("under plain Node the packed engine draws and measures a frame", async () => {
  const packed = packedEngine(unpacked());
  const { engine, blobs } = packed;
  try {
    const request = seriesRequest.parse({
      prompt: "a harbour at dawn",
      path: [
        { valence: 1, arousal: -1 },
        { valence: 2, arousal: 1 },
      ],
      frames: 2,
      seed: 7,
      size: 256,
    });
    const frames = planSeries(request).slice(0, 1);
    const kinds: string[] = [];
    for await (const event of engine["series.draw"]({
      request,
      frames: [...frames],
      judge: { kind: "embedded", id: "papercut-judge" },
    })) {
      kinds.push(event.kind);
      if (event.kind === "drawn") {
        const { blob } = event.picture;
        expect(existsSync(path.join(blobs, blob.slice(0, 2), blob.slice(2)))).toBe(true);
      }
    }
    expect([...new Set(kinds)]).toEqual(["opened", "step", "drawn", "measured"]);
  } finally {
    packed.end();
  }
});

test("under plain Node the packed engine loads a model from a folder and tries it", async () => {
  const packed = packedEngine(unpacked());
  try {
    const setup = localSetup.parse({ folder: writeTinyVisionModel(path.join(temporaryFolder(), "tiny model")) });
    const events = [];
    for await (const event of packed.engine["judges.probe"]({
      judge: { kind: "local", id: "tiny", setup, calibration: null },
    }))
      events.push(event);
    expect(events.at(-1)).toMatchObject({ kind: "done", probe: { ok: true } });
  } finally {
    packed.end();
  }
});

describe("the packed main process, with nothing but Electron's own interface replaced", () => {
  /** How it ends, and what it said, with this data folder. */
  function started(data: string, environment: Readonly<Record<string, string>> = {}) {
    const place = unpacked();
    const electron = path.join(place, "node_modules/electron");
    mkdirSync(electron, { recursive: true });
    writeFileSync(path.join(electron, "package.json"), '{"type":"module","main":"index.js"}');
    copyFileSync(path.join(ROOT, "tests/kit/fake-electron.js"), path.join(electron, "index.js"));
    const words = [path.join(place, "out/desktop/main/index.js"), "--data", data];
    const { status, stdout, stderr } = spawnSync(process.execPath, words, {
      cwd: data,
      env: { ...process.env, ...environment },
      encoding: "utf8",
    });
    return { status, said: stdout === "" ? undefined : (JSON.parse(stdout) as unknown), stderr };
  }

  test("opens the store, starts the engine, guards the window, serves the page and closes cleanly", () => {
    const data = temporaryFolder();
    expect(started(data)).toEqual({
      status: 0,
      said: {
        registered: ["studio"],
        guards: ["permission request", "permission check", "device", "spelling", "request", "open"],
        page: { status: 200, hasNonce: true },
        window: { sandbox: true, contextIsolation: true, nodeIntegration: false, address: "studio://app/" },
      },
      stderr: "",
    });
    const [opened, closed] = readFileSync(path.join(data, "logs/circumplex.log"), "utf8")
      .trimEnd()
      .split("\n")
      .slice(-2);
    expect(opened).toBeDefined();
    expect(closed).toContain('"event":"close"');
    expect(existsSync(path.join(data, "studio.db"))).toBe(true);
  });

  test("a second instance leaves without a word and without touching the data", () => {
    const data = temporaryFolder();
    const { status, stderr } = started(data, { SECOND_INSTANCE: "1" });
    expect({ status, stderr, hasData: existsSync(path.join(data, "studio.db")) }).toEqual({
      status: 0,
      stderr: "",
      hasData: false,
    });
  });

  test("a database it cannot open is a sentence, and the program ends", () => {
    const data = temporaryFolder();
    writeFileSync(
      path.join(data, "studio.db"),
      "This is no database, and it is longer than a header would be.".repeat(20),
    );
    expect(started(data)).toMatchObject({ status: 3, stderr: expect.stringContaining("studio.db is damaged") });
  });
});

let extracted: string | undefined;

/** The packed program as plain files: Node reads no archives. Natives and models come from beside the archive. */
function unpacked(): string {
  if (extracted === undefined) {
    extracted = path.join(temporaryFolder(), "app");
    extractAll(archive, extracted);
  }
  return extracted;
}
