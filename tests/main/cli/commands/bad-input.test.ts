/** @file Bad input through the real command: one sentence, the right exit code, nothing written. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { encodePng } from "../../../../native/image/png.ts";
import { circumplex, type Ended, temporaryFolder } from "../../../kit/circumplex.ts";

const GOOD = ["series", "--prompt", "a boat on a lake", "--path", "-1,-1 1,1", "--size", "64", "--frames", "2"];

function expectRefusal({ code, stdout, stderr }: Ended, expected: number, sentence: string | RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  expect(stdout).toBe("");
  expect(code).toBe(expected);
}

describe.concurrent("series refuses", () => {
  const longPrompt = "boat ".repeat(100) + "s";
  test.each<[what: string, words: readonly string[], sentence: string]>([
    ["an empty prompt", ["--prompt", " "], "The prompt is empty."],
    ["a prompt of 501 characters", ["--prompt", longPrompt], "The prompt has 501 characters, 500 is the most."],
    ["a path with one point", ["--path", "1,1"], "The path has only one point, “1,1”"],
    ["a path that is not a number", ["--path", "NaN,0 1,1"], "“NaN” in “NaN,0” is not a number."],
    ["a point outside the plane", ["--path", "-4,0 1,1"], "In “-4,0”: the valence -4 lies outside −3 … 3."],
    ["0 frames", ["--frames", "0"], "The number of frames must be a whole number from 2 to 64."],
    ["1 frame", ["--frames", "1"], "The number of frames must be a whole number from 2 to 64."],
    ["10,000 frames", ["--frames", "10000"], "The number of frames must be a whole number from 2 to 64."],
    ["frames in words", ["--frames", "many"], "--frames needs a whole number, not “many”."],
    ["a size too small", ["--size", "63"], "The size must be a whole number from 64 to 4096."],
    ["a size too large", ["--size", "4097"], "The size must be a whole number from 64 to 4096."],
    ["a seed beyond whole numbers", ["--seed", "99999999999999999999"], "The seed must be a whole number"],
    ["an unknown aspect", ["--aspect", "5:4"], "The aspect must be one of square, 3:2, 2:3, 16:9."],
    ["an unknown pack", ["--pack", "crayon"], "There is no pack “crayon”; there are: papercut."],
    ["an unknown judge", ["--judge", "jury"], "There is no judge “jury”; there are: papercut-judge"],
    ["an unknown adapter", ["--adapter", "glee"], "The pack papercut has no adapter “glee”; it has: mood."],
    ["too much of an adapter", ["--strength", "3"], "--strength needs a number from 0 to 2, not “3”."],
    ["an unknown option", ["--colour", "red"], "There is no option --colour here"],
    ["an option without its value", ["--seed"], "--seed needs a value."],
    ["a stray word", ["stray"], "“stray” belongs to no option; quote texts of several words."],
    ["a seed just beyond whole numbers", ["--seed", "9007199254740993"], "from 0 to 9007199254740991."],
    ["half a frame", ["--frames", "2.5"], "--frames needs a whole number, not “2.5”."],
    ["an empty path", ["--path", ""], "The path is empty"],
    ["a recipe beside other options", ["--recipe", "none.png"], "A recipe says everything about its picture"],
  ])("%s", async (_, words, sentence) => {
    const cwd = temporaryFolder();
    const ended = await circumplex([...GOOD, ...words, "--out", "new/pictures"], { cwd });
    expectRefusal(ended, 2, sentence);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("a series without a prompt or a path", async () => {
    expectRefusal(await circumplex(["series", "--path", "0,0 1,1"]), 2, "A series needs --prompt TEXT.");
    expectRefusal(await circumplex(["series", "--prompt", "a boat"]), 2, 'A series needs --path "v,a v,a …".');
  });

  test("an output folder that is not empty", async () => {
    const cwd = temporaryFolder();
    mkdirSync(path.join(cwd, "mine"));
    writeFileSync(path.join(cwd, "mine/letter.txt"), "dear");
    expectRefusal(await circumplex([...GOOD, "--out", "mine"], { cwd }), 2, "mine is not empty: name another folder");
    expect(readdirSync(path.join(cwd, "mine"))).toEqual(["letter.txt"]);
  });

  test("an output folder without a name", async () => {
    const cwd = temporaryFolder();
    expectRefusal(await circumplex([...GOOD, "--out", ""], { cwd }), 2, "The output folder needs a name.");
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("a file as output folder", async () => {
    const cwd = temporaryFolder();
    writeFileSync(path.join(cwd, "letter.txt"), "dear");
    expectRefusal(
      await circumplex([...GOOD, "--out", "letter.txt"], { cwd }),
      2,
      "letter.txt is a file, not a folder.",
    );
  });

  test.runIf(existsSync("/proc/self"))("an output folder that cannot be written to", async () => {
    const { code, stderr, stdout } = await circumplex([...GOOD, "--out", "/proc/circumplex"]);
    expect(stderr.trimEnd().split("\n").at(-1)).toMatch(/^\/proc\/circumplex cannot be written to \(\w+\)\.$/);
    expect([code, stdout]).toEqual([2, ""]);
  });
});

describe.concurrent("refine refuses", () => {
  const good = ["refine", "--prompt", "a boat on a lake", "--target", "1,1", "--size", "64"];
  test.each<[what: string, words: readonly string[], sentence: string]>([
    ["an empty prompt", ["--prompt", " "], "The prompt is empty."],
    ["a target that is no point", ["--target", "joyful"], "“joyful” is not a point: write valence,arousal"],
    ["a target outside the plane", ["--target", "-4,0"], "In “-4,0”: the valence -4 lies outside −3 … 3."],
    ["no round", ["--rounds", "0"], "--rounds needs a number from 1 to 12, not “0”."],
    ["too many rounds", ["--rounds", "13"], "--rounds needs a number from 1 to 12, not “13”."],
    ["a round of one picture", ["--images", "1"], "--images needs a number from 2 to 8, not “1”."],
    ["too many pictures", ["--images", "9"], "--images needs a number from 2 to 8, not “9”."],
    ["a seed that leaves no room", ["--seed", "9007199254740991"], "The seed must be at most 9007199254740968"],
    ["a size too small", ["--size", "63"], "The size must be a whole number from 64 to 4096."],
    ["an unknown reward", ["--reward", "money"], "--reward needs one of dense, threshold, not “money”."],
    ["an unknown pack", ["--pack", "crayon"], "There is no pack “crayon”"],
    ["an unknown adapter", ["--adapter", "glee"], "The pack papercut has no adapter “glee”"],
    ["an unknown judge", ["--judge", "jury"], "There is no judge “jury”"],
    ["a stray word", ["stray"], "“stray” belongs to no option; quote texts of several words."],
  ])("%s", async (_, words, sentence) => {
    const cwd = temporaryFolder();
    expectRefusal(await circumplex([...good, ...words, "--out", "new"], { cwd }), 2, sentence);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test("a refinement without a prompt or a target", async () => {
    expectRefusal(await circumplex(["refine", "--target", "0,0"]), 2, "A refinement needs --prompt TEXT.");
    expectRefusal(await circumplex(["refine", "--prompt", "a boat"]), 2, 'A refinement needs --target "v,a".');
  });
});

describe.concurrent("a recipe is refused", () => {
  const raster = { width: 2, height: 2, data: new Uint8Array(12) };
  const request = { prompt: "a boat", path: [0, 1].map((at) => ({ valence: at, arousal: at })) };
  const recipe = (changes: object): string =>
    JSON.stringify({
      version: 1,
      frame: 0,
      request,
      pack: { id: "papercut", sha256: "0".repeat(64) },
      adapter: null,
      app: "0.1.0",
      ...changes,
    });

  test.each<[why: string, content: () => Promise<Uint8Array> | Uint8Array, sentence: string]>([
    ["for being text", () => Buffer.from("a letter"), "recipe.png: The file is not a PNG."],
    ["for holding none", () => encodePng(raster), "recipe.png: The picture holds no recipe of Circumplex."],
    ["for not being JSON", () => encodePng(raster, { text: { circumplex: "{" } }), "is not JSON."],
    ["for lacking fields", () => encodePng(raster, { text: { circumplex: "{}" } }), "does not hold: at version"],
    [
      "for a frame its series has not",
      () => encodePng(raster, { text: { circumplex: recipe({ frame: 9 }) } }),
      "The recipe names frame 9 of a series of 9.",
    ],
    [
      "for a strength no adapter may have",
      () => {
        const adapter = { id: "mood", sha256: "0".repeat(64), strength: 1e9 };
        return encodePng(raster, { text: { circumplex: recipe({ adapter }) } });
      },
      "recipe.png: The recipe in the picture does not hold: at adapter.strength",
    ],
    [
      "for another version of the pack",
      () => encodePng(raster, { text: { circumplex: recipe({}) } }),
      "recipe.png was drawn with another version of the pack papercut",
    ],
    [
      "for a pack that is not here",
      () => encodePng(raster, { text: { circumplex: recipe({ request: { ...request, pack: "crayon" } }) } }),
      "There is no pack “crayon”",
    ],
  ])("%s", async (_, content, sentence) => {
    const cwd = temporaryFolder();
    writeFileSync(path.join(cwd, "recipe.png"), await content());
    expectRefusal(await circumplex(["series", "--recipe", "recipe.png", "--out", "new"], { cwd }), 2, sentence);
    expect(readdirSync(cwd)).toEqual(["recipe.png"]);
  });

  test("when it is not there", async () => {
    const cwd = temporaryFolder();
    expectRefusal(await circumplex(["series", "--recipe", "a.png"], { cwd }), 2, "a.png cannot be read (ENOENT).");
    expectRefusal(await circumplex(["series", "--recipe", ""], { cwd }), 2, "--recipe needs the name of a file.");
  });
});

describe.concurrent("the program", () => {
  test("names its commands when it knows none by a name", async () => {
    expectRefusal(
      await circumplex(["paint"]),
      2,
      "There is no command “paint”; there are series, judge, refine, tune, evaluate, profile, serve, doctor, repair, demo.",
    );
    expectRefusal(await circumplex(["toString"]), 2, "There is no command “toString”");
  });

  test("tells what it can do when asked, and when called without a word", async () => {
    const asked = await circumplex(["--help"]);
    expect(asked.code).toBe(0);
    expect(asked.stdout).toContain("circumplex series");
    const silent = await circumplex([]);
    expect(silent).toEqual({ code: 2, stdout: "", stderr: asked.stdout });
    expect((await circumplex(["series", "--help"])).stdout).toContain("--recipe FILE");
  });
});
