/** @file From an empty data folder to a series that survives everything: closing, stopping, and being killed under an open page. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { card, enter, measuredCards, prepare, untilMeasured, untilSaved } from "../kit/person.ts";
import { freePort, startSteadyStudio, startStudio, type StudioProcess } from "../kit/studio-process.ts";

/** Milliseconds that a busy machine of two cores may need for the whole of one story. */
const LONG = 180_000;

let browser: Browser;
const running: StudioProcess[] = [];
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(async () => {
  await browser.close();
  await Promise.all(running.map((studio) => studio.stop()));
});

async function started(studio: Promise<StudioProcess>): Promise<StudioProcess> {
  const there = await studio;
  running.push(there);
  return there;
}

/** All that a person would miss. */
async function whatIsThere(page: Page): Promise<unknown> {
  await untilMeasured(page, 3);
  const prompt = await page.getByRole("textbox", { name: "Prompt" }).inputValue();
  const path = await page.getByRole("application").getAttribute("aria-label");
  const frames = await measuredCards(page).evaluateAll((cards) => cards.map((one) => one.getAttribute("aria-label")));
  await enter(page, "Gallery");
  const tiles = page.getByRole("gridcell");
  await tiles.nth(2).waitFor();
  const pictures = await tiles.evaluateAll((cells) => cells.map((one) => one.getAttribute("aria-label")));
  return { prompt, path, frames, pictures };
}

test("the first picture is three clicks away, and a restart finds everything again", { timeout: LONG }, async () => {
  const directory = temporaryFolder();
  const first = await started(startStudio(directory));
  const { page, complaints } = await openStudio(browser, first);
  const tour = page.getByRole("dialog", { name: "What to draw" });
  await tour.waitFor();
  await page.getByRole("button", { name: "Skip", exact: true }).click();
  await tour.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Try an example" }).click();
  await page.getByRole("button", { name: /^Draw \d+ frames/ }).click();
  await untilMeasured(page, 1);

  // A small series of one's own; what was typed before is still there to go back to.
  const prompt = page.getByRole("textbox", { name: "Prompt" });
  const example = await prompt.inputValue();
  await page.getByRole("button", { name: /^Pack papercut/ }).click();
  await page.getByLabel("Longer side").selectOption("256");
  await page.getByLabel("Frames", { exact: true }).fill("3");
  await page.keyboard.press("Escape");
  await prompt.fill("a red boat on a lake");
  await page.getByRole("button", { name: /^Draw 3 frames/ }).click();
  await card(page, 4).waitFor({ state: "detached" });
  await untilMeasured(page, 3);
  await card(page, 2).click();
  await enter(page, "Gallery");
  await page.getByRole("grid").focus();
  await page.keyboard.press("4");
  await page.getByRole("gridcell", { name: /4 stars$/ }).waitFor();
  await enter(page, "Studio");
  await untilSaved(page);
  const before = await whatIsThere(page);
  await page.close();
  await first.stop();

  const second = await started(startStudio(directory));
  const again = await openStudio(browser, second);
  expect(await whatIsThere(again.page)).toEqual(before);
  await again.page.getByRole("gridcell", { name: /4 stars$/ }).waitFor();
  await enter(again.page, "Studio");
  expect(await again.page.getByRole("dialog").count()).toBe(0);
  const field = again.page.getByRole("textbox", { name: "Prompt" });
  await field.focus();
  // The seed that the draw took is one step, what was typed another.
  await again.page.keyboard.press("Control+z");
  await again.page.keyboard.press("Control+z");
  await expect.poll(() => field.inputValue()).toBe(example);
  expect([...complaints, ...again.complaints]).toEqual([]);
});

test(
  "a page whose host is killed says so, comes back by itself, and asks what to do with the rest",
  { timeout: LONG },
  async () => {
    const directory = temporaryFolder();
    const port = await freePort();
    const first = await started(startSteadyStudio(directory, port, "a-key-for-this-test"));
    await prepare(first, { frames: 40 });
    const { page } = await openStudio(browser, first);
    await page.getByRole("button", { name: /^Draw 40 frames/ }).click();
    await untilMeasured(page, 2);
    first.process.kill("SIGKILL");
    await page.getByText("Reconnecting", { exact: true }).waitFor();
    const finished = await measuredCards(page).count();

    await started(startSteadyStudio(directory, port, "a-key-for-this-test"));
    await page.getByText("Reconnecting", { exact: true }).waitFor({ state: "detached" });
    const question = page.getByRole("alert").filter({ hasText: "Circumplex closed unexpectedly." });
    await question.waitFor();
    await untilMeasured(page, finished);
    expect(await page.getByRole("button", { name: "Discard" }).isVisible()).toBe(true);
    await question.getByRole("button", { name: "Resume" }).click();
    await question.waitFor({ state: "detached" });
    await untilMeasured(page, finished + 1);
    await page.close();
  },
);

test(
  "a page whose host came back with another key says what to do, and goes on once that is done",
  { timeout: LONG },
  async () => {
    const directory = temporaryFolder();
    const port = await freePort();
    const first = await started(startSteadyStudio(directory, port, "one-key"));
    await prepare(first);
    const { page } = await openStudio(browser, first);
    const prompt = page.getByRole("textbox", { name: "Prompt" });
    await prompt.waitFor();
    await first.stop();
    const second = await started(startSteadyStudio(directory, port, "another-key"));
    const advice = page.getByText("Started anew: open the new address");
    await advice.waitFor();
    await prompt.fill("a green boat on a lake");

    const other = await page.context().newPage();
    await other.goto(second.url);
    await advice.waitFor({ state: "detached" });
    await untilSaved(page);
    await other.reload();
    await expect.poll(() => other.getByRole("textbox", { name: "Prompt" }).inputValue()).toBe("a green boat on a lake");
    await page.context().close();
  },
);
