/** @file A host that is killed under a page where feedback is given: the page goes on by itself, and nothing is half decided. */
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { connected } from "../kit/connected.ts";
import { card, prepare, untilMeasured } from "../kit/person.ts";
import { accept, FAR_DRAFT, openCards, refine, suggestions, untilRead, untilSuggested } from "../kit/refining.ts";
import { freePort, startSteadyStudio, type StudioProcess } from "../kit/studio-process.ts";

const LONG = 180_000;

let browser: Browser;
const running: StudioProcess[] = [];
beforeAll(async () => {
  browser = await startBrowser();
}, LONG);
afterAll(async () => {
  await browser.close();
  await Promise.all(running.map((studio) => studio.stop()));
});

test("a host that is killed in the middle of a decision and of a round loses neither", { timeout: LONG }, async () => {
  const directory = temporaryFolder();
  const port = await freePort();
  const restart = async (): Promise<StudioProcess> => {
    const there = await startSteadyStudio(directory, port, "a-key-for-this-test");
    running.push(there);
    return there;
  };
  let studio = await restart();
  await prepare(studio, FAR_DRAFT);
  const { page } = await openStudio(browser, studio);
  const panel = suggestions(page);
  await page.getByRole("button", { name: /^Draw 2 frames/ }).click();
  await untilMeasured(page, 2);
  await card(page, 1).click();
  await refine(page, 8);
  await untilRead(page, "Start", 8);

  // In the middle of the round: some of its pictures are read, others are not drawn yet.
  await openCards(page).first().waitFor();
  await accept(page);
  await panel.getByRole("button", { name: "Round 1", exact: true }).waitFor();
  await panel
    .getByRole("button", { name: /^Picture \d: valence/ })
    .first()
    .waitFor();
  studio.process.kill("SIGKILL");
  await page.getByText("Reconnecting", { exact: true }).waitFor();
  expect(await panel.getByRole("button", { name: "Round 1", exact: true }).isVisible()).toBe(true);
  studio = await restart();
  await page.getByText("Reconnecting", { exact: true }).waitFor({ state: "detached" });
  const question = page.getByRole("alert").filter({ hasText: "Circumplex closed unexpectedly." });
  await question.getByRole("button", { name: "Resume" }).click();
  await untilSuggested(page, "Round 1", 8);

  // In the middle of the decision: it is whole, with its round, or the suggestion is open as before.
  const before = await openCards(page).first().getAttribute("aria-label");
  await accept(page);
  studio.process.kill("SIGKILL");
  await page.getByText("Reconnecting", { exact: true }).waitFor();
  studio = await restart();
  await page.getByText("Reconnecting", { exact: true }).waitFor({ state: "detached" });
  const { client } = await connected(studio);
  const { refinements } = await client["refinements.list"]({});
  if (refinements[0]!.rounds === 3) {
    await panel.getByRole("button", { name: "Round 2", exact: true }).waitFor();
    await question.getByRole("button", { name: "Resume" }).click();
  } else {
    expect(refinements[0]!.rounds).toBe(2);
    expect(await openCards(page).first().getAttribute("aria-label")).toBe(before);
    await accept(page);
  }
  await untilRead(page, "Round 2", 8);
  await panel.getByText("Round 2, accepted").waitFor();
  await page.context().close();
});
