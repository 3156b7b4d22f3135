/** @file The screens of tuning, evidence and studies, and a person who has used them: a run, a report, studies at every stage. */
import type { Client } from "../../../app/contract/kinds.ts";
import type { StudyOrder } from "../../../app/contract/studio/studies.ts";
import type { StudioContract } from "../../../app/contract/studio/studio.ts";
import type { Draft } from "../../../app/contract/studio/settings.ts";
import { parseSeriesRequest } from "../../../app/series/request.ts";
import type { Given } from "../../../app/study/plan.ts";
import { enter, SMALL_DRAFT } from "../../kit/person.ts";
import { untilJob } from "../../kit/studio-in-process.ts";
import { untilRun } from "../../kit/tuning.ts";
import type { Screen } from "./screen.ts";

type Asker = Client<StudioContract>;

/** Enough for curves that bend and pictures that change. */
const MINUTES = 2;
/** What two series are drawn of, before and after. */
const SWEEP: Draft["now"] = {
  ...SMALL_DRAFT,
  points: [
    { valence: -2, arousal: -1 },
    { valence: 2, arousal: 1 },
  ],
  frames: 9,
};
const [BEFORE, AFTER] = [11, 12];

/** Learns, evaluates what was learned, and leaves studies: one answered, two begun, one untouched; gives the draft. */
export async function furnishTuning(client: Asker): Promise<Draft> {
  const before = await drawn(client, BEFORE);
  const { run } = await client["tuner.start"]({
    minutes: MINUTES,
    learnFrom: { decisions: true, stars: true, corrections: true },
    recipe: "default",
    from: null,
  });
  const { state } = await untilRun({ client }, run, (now) => now.state === "done" || now.state === "failed");
  if (state === "failed") throw new Error("The run failed.");
  const [adapter] = (await client["adapters.list"]({})).adapters;
  await client["adapters.strength"]({ adapter: adapter!.id, strength: 1 });
  const after = await drawn(client, AFTER);
  const { evaluation } = await client["evidence.start"]({
    order: { suite: "tuned", minutes: 0.5, seed: 1 },
    adapters: [adapter!.id],
  });
  await untilReported(client, evaluation);
  const pairs = { design: "pairs", tried: after, against: before, question: "mood" } as const;
  await study(client, { ...pairs, name: "Not begun yet" }, []);
  await study(client, { ...pairs, name: "Tuned against before" }, ["left", "right", "left"]);
  await study(client, { design: "order", name: "Sorting", series: [after], axis: "valence" }, [[4, 0, 3, 1, 2]]);
  const answers = Array.from({ length: 20 }, (_, trial): Given => (trial % 3 === 0 ? "left" : "right"));
  await study(client, { ...pairs, name: "Answered by one" }, answers);
  const now = { ...SWEEP, seed: AFTER };
  return { now, past: [], future: [], series: after };
}

async function drawn(client: Asker, seed: number): Promise<string> {
  const { prompt, points, frames, size } = SWEEP;
  const request = parseSeriesRequest({ prompt, path: points, frames, seed, size });
  const { series, job } = await client["series.start"]({ request });
  await untilJob({ client }, job!, "done");
  return series;
}

async function untilReported(client: Asker, evaluation: string): Promise<void> {
  for await (const _ of client["studio.watch"]({})) {
    if ((await client["evidence.get"]({ evaluation })).report !== null) return;
  }
}

/** A study with its first answers; more than it asks for are left out. */
async function study(client: Asker, order: StudyOrder, answers: readonly Given[]): Promise<void> {
  const made = await client["studies.create"](order);
  for (const [trial, given] of answers.entries()) {
    if ((await client["studies.get"](made)).next === null) return;
    await client["studies.answer"]({ ...made, trial, given, milliseconds: 1500 });
  }
}

const studyScreen = (name: string, title: string): Screen => ({
  name,
  show: async (page) => {
    await page.getByRole("button", { name: new RegExp(`^${title}`) }).click();
    await page.getByRole("region", { name: title }).getByRole("button").first().waitFor();
  },
});

/** The rooms before anything was learned or asked. */
export const UNTAUGHT_SCREENS: readonly Screen[] = [
  {
    name: "tuner-empty",
    show: async (page) => {
      await enter(page, "Tuner");
      await page.getByText("Teach the pack your moods").waitFor();
    },
  },
  {
    name: "evidence-empty",
    show: async (page) => {
      await enter(page, "Evidence");
      await page.getByText(/^A suite draws pictures/).waitFor();
    },
  },
  {
    name: "studies-empty",
    show: async (page) => {
      await page.getByRole("button", { name: "Studies" }).click();
      await page.getByRole("heading", { name: "Studies" }).waitFor();
    },
  },
];

/** From the studio, one after the other, after {@link furnishTuning}. */
export const TUNING_SCREENS: readonly Screen[] = [
  {
    name: "tuner",
    mock: "tuner.html",
    show: async (page) => {
      await enter(page, "Tuner");
      await page.getByRole("region", { name: "Adapters" }).getByRole("slider").first().waitFor();
    },
  },
  {
    name: "tuner-new",
    show: async (page) => {
      await page.getByRole("button", { name: "New run" }).click();
      await page.getByText("Teach the pack your moods").waitFor();
    },
  },
  {
    name: "evidence",
    show: async (page) => {
      await enter(page, "Evidence");
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
  },
  {
    name: "study-consent",
    show: async (page) => {
      await page.getByRole("button", { name: "Studies" }).click();
      await page.getByRole("button", { name: /^Not begun yet/ }).click();
      await page.getByText("Before you begin").waitFor();
    },
  },
  studyScreen("study-pair", "Tuned against before"),
  studyScreen("study-order", "Sorting"),
  studyScreen("study-result", "Answered by one"),
];
