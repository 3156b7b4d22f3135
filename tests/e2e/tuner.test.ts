/** @file A person who teaches the pack: empty rooms, a run with its curves and pictures, an adapter, an evaluation, a study; axe finds nothing serious. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseSeriesRequest } from "../../app/series/request.ts";
import { inspector, openWithAxe } from "../kit/axe.ts";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { connected } from "../kit/connected.ts";
import { enter } from "../kit/person.ts";
import { untilJob } from "../kit/studio-in-process.ts";
import { startStudio, type StudioProcess } from "../kit/studio-process.ts";
import { LESSON, smallRun } from "../kit/tuning.ts";

const LONG = 300_000;

let browser: Browser;
let studio: StudioProcess;
beforeAll(async () => {
  [browser, studio] = await Promise.all([startBrowser(), startStudio(temporaryFolder())]);
}, LONG);
afterAll(async () => {
  await browser.close();
  await studio.stop();
});

test("a run is watched, its adapter is set by keyboard, and evidence is asked for", { timeout: LONG }, async () => {
  const page = await openWithAxe(browser, studio);
  const connection = await connected(studio);
  const { client } = connection;
  await client["settings.set"]({ tourSeen: true }).catch(() => undefined);
  const { found, look } = inspector(page, connection);
  await page.keyboard.press("Escape");
  await enter(page, "Tuner");
  await page.getByText("Teach the pack your moods").waitFor();
  await look("tuner before the first run");
  await enter(page, "Evidence");
  await page.getByText(/^A suite draws pictures/).waitFor();
  await look("evidence before the first suite");

  await client["tuner.startConfig"]({ name: "First lessons", config: await smallRun(LESSON) });
  await enter(page, "Tuner");
  await page.getByRole("button", { name: /^First lessons/ }).waitFor();
  await page.getByRole("button", { name: /^First lessons finished/ }).waitFor();
  const adapters = page.getByRole("region", { name: "Adapters" });
  const strength = adapters.getByRole("slider", { name: "Strength of First lessons" });
  await strength.focus();
  await page.keyboard.press("End");
  await expect.poll(async () => (await client["adapters.list"]({})).adapters[0]?.strength).toBe(2);
  const scrub = page.getByRole("slider", { name: "Step that is looked at" });
  await scrub.focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Use step 20" }).click();
  await adapters.getByRole("slider", { name: "Strength of First lessons, step 20" }).waitFor();
  await page.getByText("Held-out not worse").waitFor();
  await look("a finished run");

  await client["evidence.start"]({ order: { suite: "tuned", minutes: 0.1, seed: 1 }, adapters: [] });
  await enter(page, "Evidence");
  await page.getByRole("heading", { name: "Before and after tuning, on held-out prompts" }).waitFor();
  await look("a report");
  // Under the page's policy, which a page with axe is without.
  const plain = await openStudio(browser, studio);
  await enter(plain.page, "Evidence");
  const shown = plain.page.locator("figure img").first();
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  expect(plain.complaints).toEqual([]);
  await plain.page.context().close();
  await page.context().close();
  expect(found).toEqual([]);
});

test("studies are answered with the keyboard, blind", { timeout: LONG }, async () => {
  const page = await openWithAxe(browser, studio);
  const connection = await connected(studio);
  const { client } = connection;
  const { found, look } = inspector(page, connection);
  const drawn = async (seed: number): Promise<void> => {
    const path = [
      { valence: -1.5, arousal: -0.5 },
      { valence: 1.5, arousal: 0.5 },
    ];
    const request = parseSeriesRequest({ prompt: "a red boat on a lake", path, frames: 5, seed, size: 128 });
    const { job } = await client["series.start"]({ request });
    await untilJob(connection, job, "done");
  };
  await drawn(1);
  await drawn(2);
  await page.keyboard.press("Escape");
  await enter(page, "Evidence");
  await page.getByRole("button", { name: "Studies" }).click();
  await page.getByRole("button", { name: "Make a study" }).click();
  await page.getByText("Before you begin").waitFor();
  await look("consent");
  await page.getByRole("button", { name: "I agree, begin" }).click();
  for (let trial = 0; trial < 5; trial++) {
    await page.getByText(`${trial} of 5`).last().waitFor();
    if (trial === 0) await look("a trial");
    await page.keyboard.press(trial % 2 === 0 ? "ArrowLeft" : "2");
  }
  await page.getByText(/^Your result: you chose it in/).waitFor();
  await look("a result");

  await page.getByRole("button", { name: "Let another person answer" }).click();
  await page.getByText("Before you begin").waitFor();
  await page.getByRole("combobox", { name: "Question" }).click();
  await page.getByRole("option", { name: "Sort five by how pleasant they feel" }).click();
  await page.getByRole("button", { name: "Make a study" }).click();
  await page.getByText("You will see 1 set of five pictures and sort it.").waitFor();
  await page.getByRole("button", { name: "I agree, begin" }).click();
  await page.getByRole("heading", { name: "Sort from the least to the most pleasant" }).waitFor();
  for (const key of ["3", "1", "Backspace", "5", "1", "4", "2"]) await page.keyboard.press(key);
  await look("five pictures in an order");
  await page.getByRole("button", { name: /^Picture 5, number 2/ }).click();
  await page.getByRole("button", { name: "Picture 5", exact: true }).click();
  await page.keyboard.press("Enter");
  await page.getByText("One answer makes no interval.").waitFor();
  await page.context().close();
  expect(found).toEqual([]);
});
