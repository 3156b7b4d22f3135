/** @file Judges that were added in the studio, opened for a command: by id or name, with key and calibration, or refused in one sentence. */
import { readdirSync } from "node:fs";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { explain } from "../../../../main/cli/explain.ts";
import { type JudgeChoice, openJudge } from "../../../../main/cli/judges/open-judge.ts";
import { openStore } from "../../../../main/store/open.ts";
import { plainSquare } from "../../../../native/judge/chat/known-pictures.ts";
import { dataWithJudges, offsetBy } from "../../../kit/added-judges.ts";
import { chatServer } from "../../../kit/chat-server.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";
import { seeingModel } from "../../../kit/seeing-model.ts";

const free = (): AbortSignal => new AbortController().signal;

/** Opens the judge of this name and has it read a picture. */
async function readingBy(judge: string, data: string) {
  const opened = await openJudge({ judge, data, onRange: false }, free());
  const measured = await opened.judge.measure(plainSquare([120, 60, 60], 64));
  await opened.close();
  return { name: opened.name, measured };
}

/** How a command ends that asks this judge. */
async function refusalOf(choice: Partial<JudgeChoice>) {
  const asking = async (): Promise<unknown> => {
    const { judge } = await openJudge({ judge: "Seer", data: undefined, onRange: false, ...choice }, free());
    return judge.measure(plainSquare([9, 9, 9], 64));
  };
  return explain(
    await asking().then(
      () => "asked",
      (error: unknown) => error,
    ),
  );
}

describe("an added judge", () => {
  test("is found by its name and by its id, and asked with the key that the environment has for it", async () => {
    const server = await chatServer({ answering: seeingModel });
    const setup = { address: server.address };
    const { data, ids } = dataWithJudges({ name: "Seer at home", setup }, { name: "other", setup });
    vi.stubEnv("CIRCUMPLEX_JUDGE_KEY", "sk-of-all");
    vi.stubEnv(`CIRCUMPLEX_JUDGE_KEY_${ids[0]!.toUpperCase().replaceAll("-", "_")}`, "sk-of-seer");
    onTestFinished(() => void vi.unstubAllEnvs());
    const named = await readingBy("Seer at home", data);
    expect(named).toMatchObject({ name: "Seer at home", measured: { scale: "rated", judge: { id: ids[0] } } });
    expect(await readingBy(ids[0]!, data)).toEqual(named);
    await readingBy("other", data);
    const keys = server.questions.map(({ headers }) => headers.authorization);
    expect(new Set(keys.slice(0, 4))).toEqual(new Set(["Bearer sk-of-seer"]));
    expect(new Set(keys.slice(4))).toEqual(new Set(["Bearer sk-of-all"]));
  });

  test("says its numbers on the range scale once it is calibrated", async () => {
    const { address } = await chatServer({ answering: seeingModel });
    const setup = { address };
    const { data } = dataWithJudges({ name: "plain", setup }, { name: "fitted", setup, calibration: offsetBy(0.5) });
    const { measured: plain } = await readingBy("plain", data);
    const { measured: fitted } = await readingBy("fitted", data);
    expect([plain.scale, fitted.scale]).toEqual(["rated", "range"]);
    expect(fitted.valence).toBeCloseTo(plain.valence + 0.5, 9);
    expect(fitted.rated).toEqual(plain.rated);
  });

  test("leaves the data folder to others before it is asked", async () => {
    const { data } = dataWithJudges({ name: "Seer", setup: { address: "http://127.0.0.1:9/v1" } });
    await openJudge({ judge: "Seer", data, onRange: false }, free());
    const store = openStore({ directory: data });
    expect(store.unclean).toBe(false);
    store.close();
  });
});

describe("what cannot be asked is refused", () => {
  const setup = { address: "http://127.0.0.1:9/v1" };
  const { data, ids } = dataWithJudges(
    { name: "Untried", setup, probe: null },
    { name: "Blind", setup, probe: { ok: false, sentence: "It sees red where there is blue." } },
    { name: "Twin", setup },
    { name: "Twin", setup },
    { name: "Seer", setup },
    { name: "Abroad", setup: { address: "http://judge.invalid/v1" } },
  );

  test.each<[what: string, choice: Partial<JudgeChoice>, code: number, sentence: string]>([
    [
      "a name that nobody has",
      { judge: "Nobody" },
      2,
      "There is no judge “Nobody”; there are: papercut-judge, papercut-witness, Untried, Blind, Twin, Twin, Seer, Abroad.",
    ],
    [
      "one never tried",
      { judge: "Untried" },
      2,
      "Untried has not been tried yet: try it in the studio, on the page Judges.",
    ],
    [
      "one that failed its trial",
      { judge: "Blind" },
      2,
      "Blind has not passed its trial, so try it again in the studio, on the page Judges: It sees red where there is blue.",
    ],
    ["one of two", { judge: "Twin" }, 2, `2 judges are called “Twin”: name one by its id, ${ids[2]} or ${ids[3]}.`],
    [
      "one on a scale of its own, for targets",
      { onRange: true },
      2,
      "Seer is not calibrated, so its numbers cannot be held against a target: calibrate it in the studio, on the page Judges.",
    ],
    ["a server that is away", {}, 3, "No server answers at 127.0.0.1:9 (ECONNREFUSED)."],
    [
      "another machine",
      { judge: "Abroad" },
      3,
      "Nothing was sent to judge.invalid, which is not this machine: repeat its name in the judge's set-up to allow it.",
    ],
    ["a folder without a name", { data: "" }, 2, "--data needs the name of a folder."],
  ])("%s", async (_, choice, code, sentence) => {
    expect(await refusalOf({ data, ...choice })).toEqual({ code, sentence });
  });

  test("a folder in which nobody keeps anything, unless it was not named", async () => {
    const empty = temporaryFolder();
    const nothing = { code: 2, sentence: `There is no data of Circumplex in ${empty}.` };
    expect(await refusalOf({ data: empty })).toEqual(nothing);
    for (const variable of ["XDG_DATA_HOME", "HOME", "APPDATA"]) vi.stubEnv(variable, empty);
    onTestFinished(() => void vi.unstubAllEnvs());
    const sentence = "There is no judge “Seer”; there are: papercut-judge, papercut-witness.";
    expect(await refusalOf({})).toEqual({ code: 2, sentence });
    expect(readdirSync(empty)).toEqual([]);
  });

  test("a folder that a studio uses", async () => {
    const studio = openStore({ directory: data });
    onTestFinished(() => studio.close());
    const sentence = `Another Circumplex uses the data folder ${data}: close it, or give this one another folder with --data DIR.`;
    expect(await refusalOf({ data })).toEqual({ code: 3, sentence });
  });
});
