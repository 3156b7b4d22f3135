/** @file Every screen by keyboard alone: no test here moves a pointer, and wherever the keyboard is, one can see it. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { focusedName, pressKeys, stopsOf, tabUntil } from "../kit/keyboard.ts";
import { fillLibrary, storePictures } from "../kit/library.ts";
import { prepare, untilMeasured } from "../kit/person.ts";
import { startStudio, type StudioProcess } from "../kit/studio-process.ts";

const LONG = 180_000;

let browser: Browser;
let studio: StudioProcess;
let page: Page;
beforeAll(async () => {
  const directory = temporaryFolder();
  fillLibrary(directory, 40, await storePictures(`${directory}/blobs`, 8));
  [browser, studio] = await Promise.all([startBrowser(), startStudio(directory)]);
  await prepare(studio, { prompt: "", points: [] });
});
afterAll(async () => {
  await browser.close();
  await studio.stop();
});
beforeEach(async () => {
  ({ page } = await openStudio(browser, studio));
  await page.getByRole("navigation", { name: "Rooms" }).waitFor();
  return () => page.context().close();
});

const press = (...keys: readonly string[]): Promise<void> => pressKeys(page, ...keys);
const focused = (): Promise<string | undefined> => focusedName(page);
const tabTo = (name: string | RegExp, back = false): Promise<void> => tabUntil(page, name, back);

/** A room's keys, and words that are there once it has been told what it holds. */
const ROOMS = [
  ["Control+1", "Draw 3 frames"],
  ["Control+2", "All pictures"],
  ["Control+3", "Refine a frame and its rounds will grow here."],
  ["Control+6", "Which fits better?"],
  ["Control+7", "papercut-witness"],
] as const;

test("whatever Tab comes to can be seen to have the focus, in every room", { timeout: LONG }, async () => {
  for (const [room, words] of ROOMS) {
    await press(room);
    await page.getByRole("main").getByText(words).first().waitFor();
    const stops = await stopsOf(page, room);
    expect(stops.filter(({ seen }) => !seen)).toEqual([]);
    expect(stops.length).toBeGreaterThan(10);
  }
});

test("a series is written, shaped, drawn, looked at and changed", { timeout: LONG }, async () => {
  await tabTo("Prompt");
  await page.keyboard.type("a red boat on a lake");
  await tabTo(/^Affect plane/);
  await press("Insert", "ArrowLeft", "ArrowLeft", "ArrowUp", "Insert", "Shift+ArrowRight", "ArrowRight");
  const plane = page.getByRole("application");
  await expect.poll(() => plane.getAttribute("aria-label")).toMatch(/Point 2 of 2/);
  await press("[");
  await expect.poll(() => plane.getAttribute("aria-label")).toMatch(/Point 1 of 2/);
  await press("Enter");
  await page.keyboard.type("-1.5");
  await press("Enter");
  await press("Insert", "Delete");
  await press("Control+Enter");
  await untilMeasured(page, 3);

  await press("Escape");
  await page.getByRole("heading", { name: /boat/ }).first().waitFor();
  await tabTo(/^Frame \d/);
  await press("Home");
  await expect.poll(focused).toMatch(/^Frame 1, /);
  await press("]");
  await expect.poll(focused).toMatch(/^Frame 2, /);
  await press("[", "]", "l");
  await page.getByRole("button", { name: /^Frame 2, .*kept/ }).waitFor();
  await press("l");
  await page.getByRole("button", { name: /^Frame 2, .*kept/ }).waitFor({ state: "detached" });

  await page.keyboard.down(" ");
  await page.getByText("Frame 1", { exact: true }).waitFor();
  await page.keyboard.up(" ");
  await page.getByText("Frame 1", { exact: true }).waitFor({ state: "detached" });

  const before = await page.getByText(/^seed \d/).textContent();
  await press("Shift+R");
  await expect.poll(() => page.getByText(/^seed \d/).textContent()).not.toBe(before);
  await untilMeasured(page, 3);

  await press("Enter");
  const viewer = page.getByRole("dialog", { name: "Picture at full size" });
  await viewer.waitFor();
  const scale = viewer.getByText(/^\d+ %$/);
  const fitted = await scale.textContent();
  await press("+", "+");
  await expect.poll(() => scale.textContent()).not.toBe(fitted);
  await press("0");
  await expect.poll(() => scale.textContent()).toBe(fitted);
  await press("]");
  await viewer.getByText("Frame 3").waitFor();
  await press("Escape");
  await viewer.waitFor({ state: "detached" });
  await expect.poll(focused).toMatch(/^Frame/);
});

test("work waits, goes on, moves and ends by keys alone", { timeout: LONG }, async () => {
  await press("Control+p");
  await page.getByText("Drawing is paused; nothing waits.").waitFor();
  await draftOf("a red boat on a lake");
  await press("Control+Enter");
  await page.getByText("Drawing is paused; 3 frames wait.").waitFor();
  await draftOf("a house in snow");
  await press("Control+Enter");
  await page.getByText("Drawing is paused; 6 frames wait.").waitFor();
  await tabTo(/frames waiting/);
  await press("Enter");
  const list = page.getByRole("region", { name: "Queue" });
  await list.waitFor();
  const waiting = list.getByRole("button", { name: /, waiting,/ });
  const titles = (): Promise<(string | null)[]> => waiting.evaluateAll((rows) => rows.map((row) => row.textContent));
  await expect.poll(titles).toHaveLength(2);
  const [first, second] = await titles();
  await tabTo(new RegExp(`^${second}, waiting`));
  await press("Alt+ArrowUp");
  await expect.poll(titles).toEqual([second, first]);
  await tabTo(new RegExp(`^${first}, waiting`));
  await tabTo("Cancel");
  await press("Enter");
  await expect.poll(titles).toEqual([second]);
  await press("Escape");
  await list.waitFor({ state: "detached" });
  await expect.poll(focused).toMatch(/frames waiting/);
  await press("Control+p");
  await page.getByText(/^Drawing is paused/).waitFor({ state: "detached" });
  await untilMeasured(page, 1);
  await page.getByText("Nothing waiting").waitFor();
});

test(
  "the gallery is walked, chosen from, rated, filtered, thrown away and brought back",
  { timeout: LONG },
  async () => {
    await press("Control+2");
    const grid = page.getByRole("grid", { name: "Pictures" });
    await page.getByRole("gridcell").nth(6).waitFor();
    await tabTo("Pictures");
    const at = (): Promise<string | null> =>
      grid.evaluate((element) => {
        const cell = document.getElementById(element.getAttribute("aria-activedescendant") ?? "");
        return cell === null ? null : `${cell.parentElement?.ariaRowIndex} ${cell.ariaColIndex}`;
      });
    await press("Home", "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowDown");
    await expect.poll(at).toBe("2 2");
    await press(" ", "ArrowRight", " ");
    await page.getByText("2 selected").waitFor();
    await press("3");
    await expect.poll(() => page.getByRole("gridcell", { name: /3 stars$/, selected: true }).count()).toBe(2);
    await press("Delete");
    await page.getByText("2 pictures are in the trash.").waitFor();
    await expect.poll(focused).toBe("Pictures");
    await tabTo("Undo");
    await press("Enter");
    await page.getByText("2 pictures are in the trash.").waitFor({ state: "detached" });
    await expect.poll(focused).toBe("Pictures");

    await press("Enter");
    const viewer = page.getByRole("dialog", { name: "Picture at full size" });
    await viewer.waitFor();
    await press("]", "Escape");
    await viewer.waitFor({ state: "detached" });
    await expect.poll(focused).toBe("Pictures");

    await press("Control+f");
    await expect.poll(focused).toBe("Search prompts");
    await page.keyboard.type("nothing like it");
    await page.getByText("No picture has this mood and these words.").waitFor();
    await press("Escape");
    await page.getByRole("gridcell").first().waitFor();
    await tabTo(/^Affect box/);
    await press("Enter", "ArrowRight");
    await page
      .getByRole("main")
      .getByText(/^\d+ of \d+ pictures$/)
      .waitFor();
    await press("Escape");
    await page
      .getByRole("main")
      .getByText(/^\d+ of \d+ pictures$/)
      .waitFor({ state: "detached" });
  },
);

test("an export is chosen and arrives, and the keyboard is back where it was", { timeout: LONG }, async () => {
  await press("Control+2");
  await page.getByRole("gridcell").nth(2).waitFor();
  await tabTo("Pictures");
  await press(" ");
  await tabTo("Export");
  await press("Enter");
  const dialog = page.getByRole("dialog", { name: "Export 1 picture" });
  await dialog.waitFor();
  await tabTo("PNG");
  await press("ArrowRight", "Enter");
  await dialog.getByRole("button", { name: "WebP", exact: true, pressed: true }).waitFor();
  await tabTo("Export");
  const download = page.waitForEvent("download");
  await press("Enter");
  expect((await download).suggestedFilename()).toMatch(/\.webp$/);
  await dialog.getByText(/is ready/).waitFor();
  await press("Escape");
  await dialog.waitFor({ state: "detached" });
  await expect.poll(focused).toBe("Export");
});

test("settings, theme and language", { timeout: LONG }, async () => {
  const isDark = (): Promise<boolean> => page.locator("html").evaluate((root) => root.classList.contains("dark"));
  const before = await isDark();
  await press("Control+Shift+l");
  await expect.poll(isDark).toBe(!before);
  await press("Control+Shift+l");
  await expect.poll(isDark).toBe(before);
  await tabTo("Settings");
  await press("Enter");
  await page.getByRole("dialog", { name: "Settings" }).waitFor();
  await tabTo(/English/);
  await press("Enter", "ArrowDown", "Enter");
  const german = page.getByRole("dialog", { name: "Einstellungen" });
  await german.waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("de");
  await expect.poll(focused).toMatch(/Deutsch/);
  await press("Enter", "ArrowUp", "Enter");
  await page.getByRole("dialog", { name: "Settings" }).waitFor();
  await press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect.poll(focused).toBe("Settings");
});

test("keys are searched, given to another and taken back", { timeout: LONG }, async () => {
  await press("?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await dialog.waitFor();
  await expect.poll(focused).toBe("Search keys and actions");
  await page.keyboard.type("flip-book");
  await expect.poll(() => dialog.getByRole("listitem").count()).toBe(1);
  await tabTo(/change the keys of “Play the series/);
  await press("Enter");
  await expect.poll(focused).toBe("Press the new keys");
  await press("Alt+j");
  await dialog.getByRole("button", { name: /^Alt J: change the keys/ }).waitFor();
  await expect.poll(focused).toBeDefined();
  await tabTo("Back to P", true);
  await press("Enter");
  await dialog.getByRole("button", { name: /^P: change the keys/ }).waitFor();
  await expect.poll(focused).toBeDefined();
  await press("Escape");
  await dialog.waitFor({ state: "detached" });
});

/** Writes a prompt and makes a path, if there is none. */
async function draftOf(prompt: string): Promise<void> {
  await press("Control+1");
  await tabTo("Prompt");
  await press("Control+a");
  await page.keyboard.type(prompt);
  if ((await page.getByText("Draw a line, click two places, or press Insert").count()) === 0) return;
  await tabTo(/^Affect plane/);
  await press("Insert", "Insert");
}
