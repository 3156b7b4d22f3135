/** @file The gallery as a person uses it: pictures dropped in, boards, views, the trash and its undo, and the search. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { fillLibrary, storePictures } from "../kit/library.ts";
import { card, enter, prepare, SMALL_DRAFT, untilMeasured } from "../kit/person.ts";
import { startStudio, type StudioProcess } from "../kit/studio-process.ts";

const LONG = 180_000;

let browser: Browser;
let studio: StudioProcess;
let page: Page;
let complaints: readonly string[];
beforeAll(async () => {
  const directory = temporaryFolder();
  fillLibrary(directory, 40, await storePictures(`${directory}/blobs`, 8));
  [browser, studio] = await Promise.all([startBrowser(), startStudio(directory)]);
  await prepare(studio);
}, LONG);
afterAll(async () => {
  await browser.close();
  await studio.stop();
});
beforeEach(async () => {
  ({ page, complaints } = await openStudio(browser, studio));
  await page.getByRole("navigation", { name: "Rooms" }).waitFor();
  return async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  };
});

/** Drops files on the window as a desktop does. */
async function drop(files: readonly { readonly name: string; readonly bytes: Buffer }[]): Promise<void> {
  const dropped = files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") }));
  await page.evaluate((all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0)!);
      transfer.items.add(new File([bytes], name, { type: "image/png" }));
    }
    for (const type of ["dragover", "drop"]) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }
  }, dropped);
}

test(
  "a picture made here recalls its recipe, a foreign one is measured only, a broken one is named",
  { timeout: LONG },
  async () => {
    await page.getByRole("button", { name: /^Draw 3 frames/ }).click();
    await untilMeasured(page, 3);
    await card(page, 2).click();
    await page.getByRole("button", { name: "Export", exact: true }).first().click();
    const coming = page.waitForEvent("download");
    await page.getByRole("dialog").getByRole("button", { name: "Export", exact: true }).click();
    const ours = readFileSync(await (await coming).path());
    await page.getByRole("dialog").getByRole("button", { name: "Close", exact: true }).click();
    await page.getByRole("textbox", { name: "Prompt" }).fill("something else altogether");

    const foreign = await sharp({ create: { width: 200, height: 150, channels: 3, background: "#5588aa" } })
      .png()
      .toBuffer();
    await enter(page, "Gallery");
    await page.getByRole("gridcell").first().waitFor();
    await drop([
      { name: "ours.png", bytes: ours },
      { name: "holiday.png", bytes: foreign },
      { name: "broken.png", bytes: ours.subarray(0, 400) },
    ]);
    const sheet = page.getByRole("region", { name: "Import" });
    await sheet.getByText("2 pictures are in.").waitFor();
    await sheet.getByText("1 file could not be taken:").waitFor();
    expect(await sheet.getByRole("listitem").textContent()).toMatch(/^broken\.png ./);
    await sheet.getByRole("button", { name: "Show them" }).click();

    const holiday = page.getByRole("gridcell", { name: /^holiday/ });
    await holiday.click();
    const bar = page.getByRole("toolbar", { name: "What to do with the selection" });
    await bar.waitFor();
    expect(await holiday.getAttribute("aria-label")).toMatch(/valence and arousal/);
    expect(await bar.getByRole("button", { name: "Use recipe" }).count()).toBe(0);

    await page
      .getByRole("gridcell", { name: new RegExp(`^${SMALL_DRAFT.prompt}`) })
      .first()
      .click();
    await bar.getByRole("button", { name: "Use recipe" }).click();
    await page.getByRole("menuitem", { name: "Use all" }).click();
    const prompt = page.getByRole("textbox", { name: "Prompt" });
    await prompt.waitFor();
    expect(await prompt.inputValue()).toBe(SMALL_DRAFT.prompt);
    expect(await page.getByRole("application").getAttribute("aria-label")).toMatch(
      /of 2: valence −1.50?, arousal −0.50?/,
    );
    expect(await page.getByRole("button", { name: /^Seed 7, kept/ }).isVisible()).toBe(true);
    await page.getByRole("button", { name: /^Draw 3 frames/ }).waitFor();
  },
);

test("boards gather pictures, and a view that is saved is found again", { timeout: LONG }, async () => {
  await enter(page, "Gallery");
  const tiles = page.getByRole("gridcell");
  await tiles.nth(3).waitFor();
  await page.getByRole("button", { name: "New board" }).click();
  await page.getByRole("textbox", { name: "Name of the board" }).fill("Harbours");
  await page.keyboard.press("Enter");
  const board = page.getByRole("button", { name: /^Harbours/ });
  await board.waitFor();
  await tiles.nth(0).click();
  await tiles.nth(2).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("toolbar", { name: "What to do with the selection" });
  await bar.getByText("3 selected").waitFor();
  await bar.getByRole("button", { name: "Board" }).click();
  await page.getByRole("menuitem", { name: /Put on Harbours/ }).click();
  await page.getByRole("button", { name: /^Harbours\s*3/ }).click();
  await page
    .getByRole("main")
    .getByText(/^3 of \d+ pictures$/)
    .waitFor();
  expect(await tiles.count()).toBe(3);

  await page.getByRole("button", { name: "Save this view" }).click();
  await page.getByRole("textbox", { name: "Name of the view" }).fill("Only harbours");
  await page.keyboard.press("Enter");
  const view = page.getByRole("button", { name: /^Only harbours/ });
  await view.waitFor();
  await page.getByRole("button", { name: /^All pictures/ }).click();
  await expect.poll(() => tiles.count()).toBeGreaterThan(3);
  await page.reload();
  await enter(page, "Gallery");
  await view.click();
  await expect.poll(() => tiles.count()).toBe(3);
});

test("what goes to the trash comes back by Undo, and from the trash later", { timeout: LONG }, async () => {
  await enter(page, "Gallery");
  const tiles = page.getByRole("gridcell");
  const count = page.getByRole("main").getByText(/^\d+ pictures$/);
  await tiles.nth(8).waitFor();
  const before = await count.textContent();
  await tiles.nth(8).click();
  await page.keyboard.press("Delete");
  await page.getByText("1 picture is in the trash.").waitFor();
  await expect.poll(() => count.textContent()).not.toBe(before);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect.poll(() => count.textContent()).toBe(before);

  const name = (await tiles.nth(8).getAttribute("aria-label"))!;
  await tiles.nth(8).click();
  await page
    .getByRole("button", { name: /^Trash/ })
    .last()
    .click();
  await page.getByText("1 picture is in the trash.").waitFor();
  await page
    .getByRole("region", { name: "Saved views" })
    .getByRole("button", { name: /^Trash/ })
    .click();
  await page
    .getByText(/in the trash$/)
    .first()
    .waitFor();
  await page.getByRole("gridcell", { name }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("gridcell", { name }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^All pictures/ }).click();
  await expect.poll(() => count.textContent()).toBe(before);
  await page.getByRole("gridcell", { name }).waitFor();
});

test("a search finds the words of prompts, and says when there are none", { timeout: LONG }, async () => {
  await enter(page, "Gallery");
  const tiles = page.getByRole("gridcell");
  await tiles.nth(3).waitFor();
  const words = (await tiles.nth(3).getAttribute("aria-label"))!.split(" ").slice(0, 3).join(" ");
  const field = page.getByRole("searchbox", { name: "Search prompts" });
  await field.fill(words);
  await page
    .getByRole("main")
    .getByText(/^\d+ of \d+ pictures$/)
    .waitFor();
  const labels = await tiles.evaluateAll((cells) => cells.map((cell) => cell.getAttribute("aria-label")!));
  expect(labels.filter((label) => !label.startsWith(words))).toEqual([]);
  await field.fill("quite unheard of");
  await page.getByText("No picture has this mood and these words.").waitFor();
  await field.press("Escape");
  await page
    .getByRole("main")
    .getByText(/^\d+ pictures$/)
    .waitFor();
});
