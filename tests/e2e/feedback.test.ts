/** @file Ten rounds of a designer's work by mouse: what is accepted, rewritten, rejected and taken back, and that all of it stays. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { connected } from "../kit/connected.ts";
import { card, enter, prepare, untilMeasured } from "../kit/person.ts";
import {
  accept,
  decisions,
  FAR_DRAFT,
  nodes,
  openCards,
  refine,
  sides,
  suggestions,
  untilGrown,
  untilRead,
  untilSuggested,
} from "../kit/refining.ts";
import { startStudio, type StudioProcess } from "../kit/studio-process.ts";

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

async function started(studio: Promise<StudioProcess>): Promise<StudioProcess> {
  const there = await studio;
  running.push(there);
  return there;
}

/** All that was decided and drawn, as the rooms tell it. */
async function whatIsThere(page: Page): Promise<unknown> {
  await enter(page, "History");
  const rounds = await untilGrown(page, 11);
  const stubs = await page.getByRole("list", { name: /^Rejected at/ }).allTextContents();
  await enter(page, "Profile");
  const learned = page.getByRole("region", { name: "Decisions" });
  await learned.waitFor();
  const recent = page.getByRole("region", { name: "Recent" }).getByRole("listitem");
  const profile = [await learned.textContent(), ...(await recent.allTextContents())];
  await enter(page, "Studio");
  await card(page, 1).click();
  await untilRead(page, "Round 3");
  await suggestions(page).getByText("Looking for changes").waitFor({ state: "detached" });
  return { rounds, stubs, profile, panel: await suggestions(page).innerText() };
}

test("a designer's session of ten rounds by mouse, and everything is there again", { timeout: LONG }, async () => {
  const directory = temporaryFolder();
  const first = await started(startStudio(directory));
  await prepare(first, FAR_DRAFT);
  const { page, complaints } = await openStudio(browser, first);
  const { client } = await connected(first);
  const panel = suggestions(page);
  const cards = openCards(page);
  await page.getByRole("button", { name: /^Draw 2 frames/ }).click();
  await untilMeasured(page, 2);
  await card(page, 1).click();
  await refine(page, 2);
  await untilSuggested(page, "Start");

  // 1: accepted as it is; what was expected stands beside what was measured.
  expect(await cards.first().textContent()).toMatch(/expect [VA] [+−]\d/);
  await accept(page);
  await untilSuggested(page, "Round 1");
  await panel.getByText("Round 1, accepted").waitFor();
  await panel
    .getByText(/expected [+−]\d\.\d/)
    .first()
    .waitFor();
  await panel
    .getByText(/measured [+−]\d\.\d ±\d/)
    .first()
    .waitFor();

  // 2: rewritten; nobody knows what to expect of the person's own words.
  await rewrite(page, "with flowers");
  await untilSuggested(page, "Round 2");
  await panel.getByText("Round 2, edited").waitFor();
  await panel
    .getByText(/no expectation/)
    .first()
    .waitFor();

  // 3 and 4: one rejected; the next accepted, taken back while it waits, and another accepted.
  const open = await cards.count();
  await cards.first().getByRole("button", { name: "Reject" }).click();
  await panel.getByText(/^Rejected/).waitFor();
  await panel.getByRole("button", { name: "Undo" }).click();
  await panel.getByText(/^Rejected/).waitFor({ state: "detached" });
  expect(await cards.count()).toBe(open);
  await cards.first().getByRole("button", { name: "Reject" }).click();
  await expect.poll(() => cards.count()).toBe(open - 1);
  await client["queue.pause"]({});
  await page.getByText(/^Drawing is paused/).waitFor();
  const taken = await cards.first().getAttribute("aria-label");
  await accept(page);
  await panel.getByText("Accepted, measured in round 3").waitFor();
  await panel.getByRole("button", { name: "Undo" }).click();
  await panel.getByRole("button", { name: "Round 2", exact: true }).waitFor();
  await cards.first().waitFor();
  expect(await cards.first().getAttribute("aria-label")).toBe(taken);
  await cards.nth(1).getByRole("button", { name: "Accept" }).click();
  await page.getByRole("button", { name: "Resume", exact: true }).click();
  await untilRead(page, "Round 3");

  // 5: back to the start, and another way in the person's own words.
  await enter(page, "History");
  await untilGrown(page, 5);
  await page.getByRole("list", { name: "Rejected at Round 2" }).getByText("rejected").waitFor();
  await nodes(page).first().dblclick();
  await nodes(page).first().and(page.locator("[aria-current=true]")).waitFor();
  await branch(page, "a dark gloomy castle on a hill, bats, in the rain");
  await untilGrown(page, 6);

  // 6 and 7: on along the new branch.
  await enter(page, "Studio");
  await untilSuggested(page, "Round 1");
  await accept(page);
  await untilSuggested(page, "Round 2");
  await accept(page);
  await untilRead(page, "Round 3");

  // 8 and 9: from the first branch's beginning once more.
  await enter(page, "History");
  await nodes(page).nth(1).click();
  await page.getByRole("button", { name: "Go here" }).click();
  await nodes(page).nth(1).and(page.locator("[aria-current=true]")).waitFor();
  await branch(page, "a gloomy castle on a hill, bats, at night");
  await enter(page, "Studio");
  await untilSuggested(page, "Round 2");
  await accept(page);
  await untilRead(page, "Round 3");
  await enter(page, "History");
  const rounds = await untilGrown(page, 10);
  expect(rounds.filter((words) => words.includes("where you stand"))).toHaveLength(1);

  // Two rounds picture by picture, and the better one into the series.
  const compare = page.getByRole("complementary", { name: "Compare two rounds" });
  const { a, b } = sides(page);
  await nodes(page)
    .nth(2)
    .click({ modifiers: ["Shift"] });
  await nodes(page)
    .nth(2)
    .and(page.getByRole("treeitem", { name: /B of the comparison/ }))
    .waitFor();
  const seed = compare.getByText(/^same seed, \d+$/);
  const before = await seed.textContent();
  await compare
    .getByRole("button", { name: /^(Previous|Next) seed$/ })
    .and(page.locator(":not([aria-disabled=true])"))
    .first()
    .click();
  await expect.poll(() => seed.textContent()).not.toBe(before);
  const own = await a.getAttribute("alt");
  await compare.getByRole("button", { name: "Hold to swap" }).hover();
  await page.mouse.down();
  await expect.poll(() => a.getAttribute("alt")).toBe(await b.getAttribute("alt"));
  await page.mouse.up();
  await expect.poll(() => a.getAttribute("alt")).toBe(own);
  await compare.getByText(/^On the same 2 seeds B is/).waitFor();
  await compare.getByRole("button", { name: "Use in the series" }).click();
  await compare.getByText("In the series now").waitFor();

  // 10: on from the round that was compared.
  await compare.getByRole("button", { name: "Continue from B" }).click();
  await untilSuggested(page, "Round 2");
  await panel.getByText("Round 2, edited").waitFor();
  await accept(page);
  await untilRead(page, "Round 3");

  // What a picture feels like, and which of two fits better.
  await card(page, 2).click();
  await page.getByRole("button", { name: "I feel this differently" }).click();
  const feeling = page.getByRole("dialog", { name: "I feel this differently" });
  const plane = feeling.getByRole("application");
  await plane.hover();
  const { x, y, width, height } = (await plane.boundingBox())!;
  await page.mouse.down();
  await page.mouse.move(x + 0.7 * width, y + 0.4 * height, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => plane.getAttribute("aria-label")).toMatch(/valence 1\.\d+, arousal 0\.\d+/);
  await feeling.getByRole("button", { name: "This is what I feel" }).click();
  await feeling.waitFor({ state: "detached" });

  await enter(page, "Profile");
  await page.getByRole("button", { name: "Which fits better?" }).click();
  const game = page.getByRole("dialog", { name: "Which fits better?" });
  await game.getByRole("button", { name: /^Left fits better/ }).click();
  await game.getByText("1 answered now, 1 in all").waitFor();
  await game.getByRole("button", { name: /^Right fits better/ }).click();
  await game.getByText("2 answered now, 2 in all").waitFor();
  await game.getByRole("button", { name: /^No difference/ }).click();
  await game.getByText("3 answered now, 3 in all").waitFor();
  await game.getByRole("button", { name: "Close" }).click();
  await game.waitFor({ state: "detached" });

  await expect.poll(() => decisions(page)).toEqual(["6", "1", "1", "3", "0", "1"]);
  const there = await whatIsThere(page);
  await page.context().close();
  await first.stop();

  const second = await started(startStudio(directory));
  const again = await openStudio(browser, second);
  expect(await whatIsThere(again.page)).toEqual(there);
  await again.page.context().close();
  expect([...complaints, ...again.complaints]).toEqual([]);
});

/** Accepts the first suggestion with more words. */
async function rewrite(page: Page, words: string): Promise<void> {
  const first = openCards(page).first();
  await first.getByRole("button", { name: "Edit" }).click();
  const field = first.getByRole("textbox", { name: "Prompt of the next round" });
  await field.fill(`${await field.inputValue()}, ${words}`);
  await first.getByText("expectation unknown").waitFor();
  await first.getByRole("button", { name: "Accept" }).click();
}

/** Branches off from the selected round of the history with words of one's own. */
async function branch(page: Page, prompt: string): Promise<void> {
  await page.getByRole("button", { name: "Branch from here" }).click();
  const dialog = page.getByRole("dialog", { name: /^Branch from/ });
  await dialog.getByRole("textbox", { name: "Prompt of the new round" }).fill(prompt);
  await dialog.getByRole("button", { name: "Draw this round" }).click();
  await dialog.waitFor({ state: "detached" });
}
