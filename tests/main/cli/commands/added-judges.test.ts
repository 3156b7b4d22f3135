/** @file `circumplex judge` and `refine` with judges that were added in the studio: asked as the engine asks, or refused in one sentence. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { encodePng } from "../../../../native/image/png.ts";
import { dataWithJudges, offsetBy } from "../../../kit/added-judges.ts";
import { type Answering, chatServer, picturesOf, say, topicOf } from "../../../kit/chat-server.ts";
import { circumplex, type Ended, temporaryFolder } from "../../../kit/circumplex.ts";
import { seeingModel } from "../../../kit/seeing-model.ts";
import { writeTinyVisionModel } from "../../../kit/tiny-vision-model.ts";

/** What of refine.json these tests look at. */
interface Report {
  readonly rounds: readonly {
    readonly fate: string;
    readonly summary: object | null;
    readonly offered: readonly object[];
    readonly pictures: readonly {
      readonly reward: number | null;
      readonly unread: string | null;
      readonly files: { readonly png: string };
    }[];
  }[];
}

/** A picture of one colour in a folder of its own. */
async function picture(red: number, green: number, blue: number): Promise<string> {
  const data = Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => [red, green, blue][i % 3]!);
  const file = path.join(temporaryFolder(), `${red}-${green}-${blue}.png`);
  writeFileSync(file, await encodePng({ width: 64, height: 64, data }));
  return file;
}

/** Fails at pictures by the order in which it first sees them, and is a {@link seeingModel} otherwise. */
function failingAt(fails: (ordinal: number) => boolean, how: Answering): Answering {
  const seen: string[] = [];
  return (question, response) => {
    if (topicOf(question) === "suggestions") return seeingModel(question, response);
    const shown = picturesOf(question)[0]!.toString("base64");
    if (!seen.includes(shown)) seen.push(shown);
    return fails(seen.indexOf(shown)) ? how(question, response) : seeingModel(question, response);
  };
}
const mumble: Answering = (_question, response) => say(response, "I would rather not say.");
const forget: Answering = (_question, response) => void response.writeHead(404).end();

/** The readings `circumplex judge --json` tells of. */
interface Told {
  readonly file: string;
  readonly error?: string;
  readonly valence: number;
  readonly rated: object;
  readonly judge: { readonly id: string; readonly scale: string };
}
const toldBy = ({ stdout }: Ended): Told[] => JSON.parse(stdout) as Told[];

describe("judge", () => {
  test("tells what a judge reads that was added, on its own scale", async () => {
    const { address } = await chatServer({ answering: seeingModel });
    const { data, ids } = dataWithJudges({ name: "Seer at home", setup: { address } });
    const file = await picture(250, 240, 230);
    const ended = await circumplex(["judge", file, "--judge", "Seer at home", "--data", data, "--json"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(toldBy(ended)).toMatchObject([{ file, judge: { id: ids[0], scale: "rated" } }]);
  });

  test("asks a model in a folder and lets it go, so that the command ends", async () => {
    const folder = writeTinyVisionModel(path.join(temporaryFolder(), "tiny model"));
    const gone = path.join(temporaryFolder(), "gone");
    const { data, ids } = dataWithJudges(
      { name: "Tiny", setup: { kind: "local", folder } },
      { name: "Gone", setup: { kind: "local", folder: gone } },
    );
    const file = await picture(250, 240, 230);
    const ended = await circumplex(["judge", file, "--judge", "Tiny", "--data", data, "--json"]);
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(toldBy(ended)).toMatchObject([{ file, judge: { id: ids[0], scale: "rated" } }]);
    const missing = await circumplex(["judge", file, "--judge", "Gone", "--data", data]);
    expect(missing).toMatchObject({ code: 3, stdout: "" });
    expect(missing.stderr).toMatch(/^[^\n]+\.\n$/);
    expect(missing.stderr).toContain(gone);
  });

  test("goes on behind a picture the judge has no answer for, and says which it was", async () => {
    const { address } = await chatServer({ answering: failingAt((ordinal) => ordinal === 0, mumble) });
    const { data } = dataWithJudges({ name: "Seer", setup: { address } });
    const files = [await picture(200, 0, 0), await picture(0, 200, 0)];
    const ended = await circumplex(["judge", ...files, "--judge", "Seer", "--data", data, "--json"]);
    expect(ended.code).toBe(3);
    const [first, second] = toldBy(ended);
    expect(first!.error).toMatch(new RegExp(`^Seer could not read ${files[0]}: .+\\.$`));
    expect(ended.stderr).toContain(first!.error);
    expect(second).toMatchObject({ file: files[1], judge: { scale: "rated" } });
  });

  test("says in one sentence that the server is away", async () => {
    const { data } = dataWithJudges({ name: "Seer", setup: { address: "http://127.0.0.1:9/v1" } });
    const file = await picture(9, 9, 9);
    const { code, stdout, stderr } = await circumplex(["judge", file, "--judge", "Seer", "--data", data, "--json"]);
    expect([code, stdout, stderr]).toEqual([3, "", "No server answers at 127.0.0.1:9 (ECONNREFUSED).\n"]);
  });

  test("asks no more once the server knows no such model, and tells what was read before", async () => {
    const { address, port, questions } = await chatServer({ answering: failingAt((ordinal) => ordinal > 0, forget) });
    const { data } = dataWithJudges({ name: "Seer", setup: { address } });
    const files = [await picture(1, 1, 200), await picture(200, 1, 1), await picture(1, 200, 1)];
    const ended = await circumplex(["judge", ...files, "--judge", "Seer", "--data", data, "--json"]);
    expect(ended.code).toBe(3);
    expect(toldBy(ended).map(({ file }) => file)).toEqual([files[0]]);
    expect(ended.stderr).toContain(`127.0.0.1:${port} knows no model tiny at this address.\n`);
    expect(new Set(questions.map((question) => picturesOf(question)[0]!.toString("base64"))).size).toBe(2);
  });
});

/** For a target that no picture reaches. */
const REFINE = ["refine", "--prompt", "a red boat on a lake", "--target", "3,3", "--adapter", "none", "--size", "64"];
const TWO_ROUNDS = [...REFINE, "--rounds", "2", "--images", "2"];

describe("refine", () => {
  test("draws nothing for a judge that is not calibrated", async () => {
    const { data } = dataWithJudges({ name: "Plain", setup: { address: "http://127.0.0.1:9/v1" } });
    const out = path.join(temporaryFolder(), "out");
    const { code, stdout, stderr } = await circumplex([...REFINE, "--judge", "Plain", "--data", data, "--out", out]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^Plain is not calibrated.+: calibrate it in the studio.+\.\n$/);
    expect(existsSync(out)).toBe(false);
  });

  /** Two rounds read by a judge that was added, with its report. */
  async function refined(answering: Answering, json = false) {
    const { address, questions } = await chatServer({ answering });
    const { data, ids } = dataWithJudges({ name: "Seer", setup: { address }, calibration: offsetBy(0) });
    const out = path.join(temporaryFolder(), "out");
    const words = ["--judge", "Seer", "--data", data, "--out", out, ...(json ? ["--json"] : [])];
    const ended = await circumplex([...TWO_ROUNDS, ...words]);
    const report = JSON.parse(readFileSync(path.join(out, "refine.json"), "utf8")) as Report;
    return { ended, report, questions, id: ids[0]!, out };
  }

  test("is driven by a judge that was added, which suggests first", async () => {
    const { ended, report, questions, id, out } = await refined(seeingModel);
    expect(ended.code).toBe(0);
    expect(report).toMatchObject({ stopped: "rounds", judge: { id, name: "Seer" } });
    const [, second] = report.rounds;
    expect(second).toMatchObject({
      prompt: "a red boat on a lake, in bright sunlight",
      suggestion: { source: id, reason: "The light is what is missing.", pairs: 2 },
    });
    expect(second!.offered.length).toBeGreaterThan(1);
    expect(ended.stdout).toContain("read and chosen by Seer)");
    const [asked, ...more] = questions.filter((question) => topicOf(question) === "suggestions");
    expect(more).toEqual([]);
    const read = [...new Set(questions.map((question) => picturesOf(question)[0]!.toString("base64")))];
    const [one, other] = report.rounds[0]!.pictures.map(({ reward }) => reward!);
    const bestFirst = one! > other! ? [read[0], read[1]] : [read[1], read[0]];
    expect(picturesOf(asked!).map((shown) => shown.toString("base64"))).toEqual(bestFirst);
    expect(readdirSync(out)).toHaveLength(1 + 2 * (1 + 2 * 2));
  });

  test("goes on without a picture that was not read, which says why, and follows the rules where nobody suggests", async () => {
    const reader = failingAt((ordinal) => ordinal === 1, mumble);
    const { ended, report } = await refined((question, response) =>
      topicOf(question) === "suggestions" ? mumble(question, response) : reader(question, response),
    );
    expect(ended.code).toBe(0);
    const [first, second] = report.rounds;
    expect(first!.pictures[1]).toMatchObject({ measured: null, rated: null, error: null, reward: null });
    expect(first!.pictures[1]!.unread).toMatch(/^Seer could not read it: .+\.$/);
    expect(first!.pictures[0]).toMatchObject({ unread: null, measured: { valence: expect.any(Number) } });
    expect(first!.summary).toMatchObject({ best: 1 });
    expect(second).toMatchObject({ suggestion: { source: "rules", pairs: 1 }, verdict: "unclear" });
    expect(ended.stdout).toContain("1 of 2: valence");
  });

  test("ends with a round of which nothing was read, and keeps everything", async () => {
    const { ended, report, out } = await refined(failingAt((ordinal) => ordinal > 1, forget));
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(
      /^No picture of round 2 was read \(Seer could not read it: .+ knows no model tiny.*\), so/m,
    );
    expect(report).toMatchObject({ stopped: "unread", best: { round: 1 } });
    expect(report.rounds.map(({ fate, summary }) => [fate, summary === null])).toEqual([
      ["kept", false],
      ["turned back", true],
    ]);
    for (const { files } of report.rounds.flatMap(({ pictures }) => pictures))
      expect(existsSync(path.join(out, files.png))).toBe(true);
  });

  test("has no best picture when the judge was away from the beginning", async () => {
    const { ended, report } = await refined(forget, true);
    expect(ended.code).toBe(3);
    expect(JSON.parse(ended.stdout)).toEqual(report);
    expect(report).toMatchObject({ stopped: "unread", best: null });
    expect(report.rounds).toMatchObject([{ summary: null, pictures: [{ measured: null }, { measured: null }] }]);
  });
});
