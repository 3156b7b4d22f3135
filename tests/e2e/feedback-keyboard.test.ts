/** @file The same ten rounds by keyboard alone: the page sees no pointer, and wherever the keyboard is, one can see it. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { focusedName, pressKeys, stopsOf, tabUntil } from "../kit/keyboard.ts";
import { prepare, untilMeasured } from "../kit/person.ts";
import {
  decisions,
  FAR_DRAFT,
  nodes,
  openCards,
  sides,
  suggestions,
  untilGrown,
  untilRead,
  untilSuggested,
} from "../kit/refining.ts";
import { startStudio } from "../kit/studio-process.ts";

const LONG = 180_000;

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, LONG);
afterAll(() => browser.close());

/** Counts what a pointer would do; a key that presses a button makes a click, but one without a pointer. */
async function watchPointer(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { pointerSeen: seen });
    for (const type of ["pointerdown", "pointermove", "mousedown", "mousemove", "wheel", "touchstart"])
      addEventListener(type, () => seen.push(type), { capture: true, passive: true });
    addEventListener("click", ({ detail }) => detail > 0 && seen.push("click"), true);
  });
  return () => page.evaluate(() => (globalThis as unknown as { pointerSeen: string[] }).pointerSeen);
}

test("a designer's session of ten rounds by keyboard alone", { timeout: LONG }, async () => {
  const studio = await startStudio(temporaryFolder());
  onTestFinished(() => studio.stop());
  await prepare(studio, FAR_DRAFT);
  const { page, complaints } = await openStudio(browser, studio);
  const pointer = await watchPointer(page);
  const press = (...keys: readonly string[]): Promise<void> => pressKeys(page, ...keys);
  const tabTo = (name: string | RegExp, back = false): Promise<void> => tabUntil(page, name, back);
  const panel = suggestions(page);
  const cards = openCards(page);
  const branch = async (prompt: string): Promise<void> => {
    await tabTo("Branch from here", true);
    await press("Enter");
    await page.getByRole("dialog", { name: /^Branch from/ }).waitFor();
    await press("Control+a");
    await page.keyboard.type(prompt);
    await press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  };

  await page.getByRole("button", { name: /^Draw 2 frames/ }).waitFor();
  await press("Control+Enter");
  await untilMeasured(page, 2);
  await tabTo(/^Frame \d/);
  await press("Home", "f");
  await page.getByRole("dialog", { name: "Refine frame 1" }).waitFor();
  await tabTo("2", true);
  await press("Enter");
  await tabTo("Draw 2 pictures");
  await press("Enter");
  await untilSuggested(page, "Start");

  // 1: accepted; 2: rewritten.
  await press("a");
  await untilSuggested(page, "Round 1");
  await panel.getByText("Round 1, accepted").waitFor();
  await panel
    .getByText(/measured [+−]\d\.\d ±\d/)
    .first()
    .waitFor();
  await press("e");
  await expect.poll(() => focusedName(page)).toBe("Prompt of the next round");
  await page.keyboard.type(", with flowers");
  await press("Enter");
  await untilSuggested(page, "Round 2");
  await panel.getByText("Round 2, edited").waitFor();

  // 3 and 4: one rejected, taken back and rejected again; the next accepted, taken back while it waits, another accepted.
  const open = await cards.count();
  await press("r");
  await panel.getByText(/^Rejected/).waitFor();
  await tabTo("Undo");
  await press("Enter");
  await panel.getByText(/^Rejected/).waitFor({ state: "detached" });
  await press("r");
  await expect.poll(() => cards.count()).toBe(open - 1);
  await press("Control+p");
  await page.getByText(/^Drawing is paused/).waitFor();
  await press("a");
  await panel.getByText("Accepted, measured in round 3").waitFor();
  await tabTo("Undo");
  await press("Enter");
  await panel.getByRole("button", { name: "Round 2", exact: true }).waitFor();
  await expect.poll(() => focusedName(page)).toMatch(/^Suggestion 1 of 2/);
  await press("ArrowDown");
  await expect.poll(() => focusedName(page)).toMatch(/^Suggestion 2 of 2/);
  await press("a", "Control+p");
  await untilRead(page, "Round 3");

  // 5: back to the start, and another way in the person's own words.
  await press("Control+3");
  await untilGrown(page, 5);
  await tabTo(/^Round 3, /);
  await press("Home");
  await expect.poll(() => focusedName(page)).toMatch(/^Start, /);
  await press("Enter");
  await nodes(page).first().and(page.locator("[aria-current=true]")).waitFor();
  await branch("a dark gloomy castle on a hill, bats, in the rain");
  await untilGrown(page, 6);

  // 6 and 7: on along the new branch.
  await press("Control+1");
  await untilSuggested(page, "Round 1");
  await press("a");
  await untilSuggested(page, "Round 2");
  await press("a");
  await untilRead(page, "Round 3");

  // 8 and 9: from the first branch's beginning once more.
  await press("Control+3");
  await untilGrown(page, 8);
  await tabTo(/^Round 3, .*where you stand/);
  await press("ArrowLeft", "ArrowLeft", "ArrowUp");
  await expect.poll(() => focusedName(page)).toMatch(/^Round 1, .*edit: −gloomy/);
  await press("Enter");
  await nodes(page).nth(1).and(page.locator("[aria-current=true]")).waitFor();
  await branch("a gloomy castle on a hill, bats, at night");
  await untilGrown(page, 9);
  await press("Control+1");
  await untilSuggested(page, "Round 2");
  await press("a");
  await untilRead(page, "Round 3");

  // Two rounds picture by picture, and the better one into the series.
  await press("Control+3");
  await untilGrown(page, 10);
  await tabTo(/^Round 3, .*where you stand/);
  await press("Home", "a", "ArrowRight", "b");
  await page.getByRole("treeitem", { name: /^Round 1, .*B of the comparison/ }).waitFor();
  const { a, b } = sides(page);
  const own = await a.getAttribute("alt");
  await page.keyboard.down(" ");
  await expect.poll(() => a.getAttribute("alt")).toBe(await b.getAttribute("alt"));
  await page.keyboard.up(" ");
  await expect.poll(() => a.getAttribute("alt")).toBe(own);
  await press("ArrowRight", "b");
  await page.getByRole("treeitem", { name: /^Round 2, .*B of the comparison/ }).waitFor();
  await tabTo("Use in the series");
  await press("Enter");
  await page.getByRole("complementary").getByText("In the series now").waitFor();
  await tabTo("Continue from B", true);
  await press("Enter");

  // 10: on from the round that was compared.
  await untilSuggested(page, "Round 2");
  await press("a");
  await untilRead(page, "Round 3");

  // What a picture feels like, and which of two fits better.
  await tabTo("I feel this differently");
  await press("Enter");
  await page.getByRole("dialog", { name: "I feel this differently" }).waitFor();
  await tabTo(/^What you feel/);
  await press("ArrowRight", "ArrowRight", "Shift+ArrowUp");
  await tabTo("This is what I feel");
  await press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await press("Control+6");
  await tabTo("Which fits better?");
  await press("Enter");
  const game = page.getByRole("dialog", { name: "Which fits better?" });
  const play = async (key: string, answered: number): Promise<void> => {
    await game.getByRole("button", { name: /^Left fits better/ }).waitFor();
    await press(key);
    await game.getByText(`${answered} answered now, ${answered} in all`).waitFor();
  };
  await play("ArrowLeft", 1);
  await play("ArrowRight", 2);
  await play("z", 1);
  await play("ArrowRight", 2);
  await play("ArrowDown", 3);
  await press("Escape");
  await game.waitFor({ state: "detached" });
  await expect.poll(() => decisions(page)).toEqual(["6", "1", "1", "3", "0", "1"]);

  // Whatever Tab comes to on the way through the rooms can be seen.
  for (const room of ["Control+1", "Control+3", "Control+6"]) {
    await press(room);
    expect((await stopsOf(page, room)).filter(({ seen }) => !seen)).toEqual([]);
  }
  expect(await pointer()).toEqual([]);

  await page.reload();
  await page.getByRole("navigation", { name: "Rooms" }).waitFor();
  await press("Control+3");
  expect(await untilGrown(page, 11)).toHaveLength(11);
  await press("Control+6");
  await expect.poll(() => decisions(page)).toEqual(["6", "1", "1", "3", "0", "1"]);
  await page.context().close();
  expect(complaints).toEqual([]);
});
