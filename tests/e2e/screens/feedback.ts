/** @file The screens of feedback, and a person who has used it: a tree of rounds, corrections, pairs, and judges that were tried. */
import type { Client } from "../../../app/contract/kinds.ts";
import type { Refinement, Round } from "../../../app/contract/studio/refinements.ts";
import type { StudioContract } from "../../../app/contract/studio/studio.ts";
import type { Draft } from "../../../app/contract/studio/settings.ts";
import { clampAffect } from "../../../app/affect/plane.ts";
import { parseSeriesRequest } from "../../../app/series/request.ts";
import { DEFAULT_SIZE } from "../../../app/series/size.ts";
import { reduceRefinement } from "../../../renderer/state/refinement-view.ts";
import { enter } from "../../kit/person.ts";
import { openCards, suggestions, untilGrown } from "../../kit/refining.ts";
import { openDialog, type Screen } from "./screen.ts";

type Asker = Client<StudioContract>;

/** Words that hold the frames back from where they are to go. */
const TABLE = {
  prompt: "a dark gloomy castle on a hill, a storm, a boat on a lake",
  points: [
    { valence: -1.6, arousal: 1.2 },
    { valence: 2, arousal: -1.4 },
  ],
  frames: 5,
  seed: 4130,
  size: DEFAULT_SIZE,
};
/** The frame that is refined. */
const REFINED = 4;
const IMAGES = 4;

/** Draws and refines, corrects and compares; gives the draft whose table the screens show. */
export async function furnishFeedback(client: Asker, server: string): Promise<Draft> {
  const { prompt, points, frames, seed, size } = TABLE;
  const { series } = await client["series.start"]({
    request: parseSeriesRequest({ prompt, path: points, frames, seed, size }),
  });
  const picture = await pictureOf(client, series, REFINED);
  const { refinement, round: start } = await client["refinements.start"]({ picture, images: IMAGES });
  const first = await accept(client, refinement, start);
  await reject(client, refinement, first);
  const second = await accept(client, refinement, first);
  await client["rounds.go"]({ round: start });
  const own = await client["rounds.write"]({
    round: start,
    prompt: `a sunny ${prompt.slice(prompt.indexOf("castle"))}`,
  });
  await until(client, refinement, (now) => isRead(now, own.round));
  await client["rounds.go"]({ round: second });
  await accept(client, refinement, second);
  await client["refinements.control"]({ refinement });
  await until(client, refinement, ({ control }) => control !== null && control.measured === control.images);
  await judgePictures(client);
  await tryJudges(client, server);
  const now = { ...TABLE, seedLocked: true, aspect: "square", pack: "papercut" } as const;
  return { now, past: [], future: [], series };
}

/** The picture of a frame, once it is read. */
async function pictureOf(client: Asker, series: string, index: number): Promise<string> {
  for await (const event of client["series.watch"]({ series })) {
    const read = event.kind === "snapshot" ? event.series.frames : event.kind === "frame" ? [event.frame] : [];
    const picture = read.find((frame) => frame.index === index && frame.measurement !== null)?.picture;
    if (picture != null) return picture.id;
  }
  throw new Error("The series ended without its picture.");
}

/** A refinement once something holds of it. */
async function until(client: Asker, refinement: string, holds: (now: Refinement) => boolean): Promise<Refinement> {
  let now: Refinement | undefined;
  for await (const event of client["refinements.watch"]({ refinement })) {
    now = reduceRefinement(now, event);
    if (now !== undefined && holds(now)) return now;
  }
  throw new Error("The refinement ended before that came.");
}

const isRead = ({ rounds }: Refinement, id: string): boolean =>
  rounds.some((round: Round) => round.id === id && round.state === "measured");

/** A suggestion of a round that waits for a decision. */
async function openOf(client: Asker, refinement: string, round: string): Promise<string> {
  const open = ({ suggestions: all }: Refinement): string | undefined =>
    all.find((one) => one.round === round && one.state === "proposed")?.id;
  return open(await until(client, refinement, (now) => open(now) !== undefined))!;
}

async function accept(client: Asker, refinement: string, round: string): Promise<string> {
  const suggestion = await openOf(client, refinement, round);
  const next = (await client["suggestions.decide"]({ decision: "accept", suggestion })).round!;
  await until(client, refinement, (now) => isRead(now, next));
  return next;
}

async function reject(client: Asker, refinement: string, round: string): Promise<void> {
  const suggestion = await openOf(client, refinement, round);
  await client["suggestions.decide"]({ decision: "reject", suggestion });
}

/** Says of two dozen pictures where they are felt, and of ten pairs which fits better. */
async function judgePictures(client: Asker): Promise<void> {
  const { pictures } = await client["gallery.find"]({});
  for (const { id, measured } of pictures.filter(({ measured }) => measured?.scale === "range").slice(0, 24)) {
    const { valence, arousal } = measured!;
    await client["moods.correct"]({ picture: id, felt: clampAffect(0.3 + 0.8 * valence, 0.7 * arousal - 0.2) });
  }
  for (let answered = 0; answered < 10; answered++) {
    const { pair } = await client["pairs.next"]({});
    if (pair === null) return;
    await client["pairs.choose"]({ a: pair.a.id, b: pair.b.id, winner: answered % 5 === 4 ? "tie" : "a" });
  }
}

/** Adds a chat server, tries it and fits it to one's own pictures. */
async function tryJudges(client: Asker, address: string): Promise<void> {
  const setup = { kind: "server", address, model: "tiny-vision", allowedHost: null } as const;
  const asked = { reads: 2, temperature: 0.5, timeoutSeconds: 60 };
  const { judge } = await client["judges.add"]({ name: "Vision model", setup: { ...setup, ...asked } });
  for (const work of [client["judges.probe"]({ judge }), client["judges.calibrate"]({ judge, pictures: 24 })]) {
    for await (const { kind } of work) if (kind === "failed") throw new Error("The judge cannot be used.");
  }
}

/** From the studio with {@link furnishFeedback}'s table on, one after the other. */
export const FEEDBACK_SCREENS: readonly Screen[] = [
  {
    name: "refine",
    show: async (page) => {
      await page.locator('[data-frame="2"]').click();
      await page.getByRole("toolbar", { name: "Frame 3" }).waitFor();
      await page.keyboard.press("f");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "suggestions",
    mock: "studio.html",
    show: async (page) => {
      await page.locator(`[data-frame="${REFINED}"]`).click();
      await suggestions(page).getByRole("article").first().waitFor();
    },
  },
  {
    name: "suggestions-end",
    show: async (page) => suggestions(page).getByRole("article").last().scrollIntoViewIfNeeded(),
  },
  {
    name: "suggestion-edit",
    show: async (page) => {
      await openCards(page).first().getByRole("button", { name: "Edit" }).click();
      await openCards(page).first().getByRole("textbox").waitFor();
    },
  },
  { name: "felt", show: (page) => openDialog(page, "I feel this differently") },
  {
    name: "history",
    mock: "history.html",
    show: async (page) => {
      await enter(page, "History");
      await untilGrown(page, 5);
    },
  },
  { name: "history-branch", show: (page) => openDialog(page, "Branch from here") },
  {
    name: "history-alone",
    show: async (page) => {
      await page.getByRole("button", { name: "Compare", exact: true }).click();
      await page.getByRole("complementary").waitFor({ state: "detached" });
    },
  },
  {
    name: "profile",
    show: async (page) => {
      await enter(page, "Profile");
      await page.getByRole("region", { name: "Recent" }).waitFor();
    },
  },
  { name: "profile-end", show: async (page) => page.getByRole("region", { name: "Recent" }).scrollIntoViewIfNeeded() },
  {
    name: "pairs",
    show: async (page) => {
      await openDialog(page, "Which fits better?");
      await page.getByRole("button", { name: /^Left fits better/ }).waitFor();
    },
  },
  {
    name: "judges",
    show: async (page) => {
      await enter(page, "Judges");
      await page.getByRole("region", { name: "Vision model" }).waitFor();
    },
  },
  {
    name: "judges-add",
    show: async (page) => {
      await page.getByRole("button", { name: "Add a chat server" }).click();
      await page.getByRole("textbox", { name: "Address" }).fill("https://models.example.org/v1");
    },
  },
];
