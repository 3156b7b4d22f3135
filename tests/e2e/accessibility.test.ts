/** @file axe finds nothing serious on any screen: dark and light, in a large window and a small one. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { inspector, openWithAxe, violations } from "../kit/axe.ts";
import { startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { connected } from "../kit/connected.ts";
import { fillLibrary, storePictures } from "../kit/library.ts";
import { card, enter, prepare, untilMeasured } from "../kit/person.ts";
import { startStudio, type StudioProcess } from "../kit/studio-process.ts";

const LONG = 240_000;

let browser: Browser;
let studio: StudioProcess;
beforeAll(async () => {
  const directory = temporaryFolder();
  fillLibrary(directory, 60, await storePictures(`${directory}/blobs`, 8));
  [browser, studio] = await Promise.all([startBrowser(), startStudio(directory)]);
  await prepare(studio);
}, LONG);
afterAll(async () => {
  await browser.close();
  await studio.stop();
});

const open = (at: StudioProcess): Promise<Page> => openWithAxe(browser, at);

test("what is unsound would be found", { timeout: LONG }, async () => {
  const page = await open(studio);
  await page.evaluate(() => document.body.append(document.createElement("button")));
  expect(await violations(page, "a nameless button")).toEqual([
    expect.stringMatching(/^a nameless button: button-name at body > button/),
  ]);
  await page.context().close();
});

test("nothing is serious before the first picture", { timeout: LONG }, async () => {
  const empty = await startStudio(temporaryFolder());
  onTestFinished(() => empty.stop());
  const page = await open(empty);
  const { found, look } = inspector(page, await connected(empty));
  await page.getByRole("dialog", { name: "What to draw" }).waitFor();
  await look("tour");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await look("empty studio");
  await enter(page, "Gallery");
  await page.getByText("No pictures yet.").waitFor();
  await look("empty gallery");
  await page.context().close();
  expect(found).toEqual([]);
});

test("nothing is serious in the studio", { timeout: LONG }, async () => {
  const page = await open(studio);
  const { client } = await connected(studio);
  const { found, look } = inspector(page, { client, close: () => undefined });
  await page.getByRole("button", { name: /^Draw 3 frames/ }).click();
  await page.getByRole("button", { name: /^Frame \d, (drawing|measuring)/ }).waitFor();
  await look("drawing");
  await untilMeasured(page, 3);
  await card(page, 2).click();
  await look("drawn");
  await client["queue.pause"]({});
  await page.getByRole("button", { name: /^Draw 3 frames/ }).click();
  await page.getByText("Drawing is paused; 3 frames wait.").waitFor();
  await page.locator("[data-opens-queue]").click();
  await page.getByRole("heading", { name: "Ended" }).waitFor();
  await look("queue");
  await page.keyboard.press("Escape");
  await client["queue.resume"]({});
  await untilMeasured(page, 3);
  await page.getByRole("button", { name: "Full size" }).click();
  await page.getByRole("dialog", { name: "Picture at full size" }).waitFor();
  await look("viewer");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "More for this frame" }).click();
  await page.getByRole("menu").waitFor();
  await look("menu of a frame");
  await page.context().close();
  expect(found).toEqual([]);
});

test("nothing is serious in the gallery", { timeout: LONG }, async () => {
  const page = await open(studio);
  const { found, look } = inspector(page, await connected(studio));
  await enter(page, "Gallery");
  const tiles = page.getByRole("gridcell");
  await tiles.nth(4).waitFor();
  await look("gallery");
  await tiles.nth(1).click();
  await tiles.nth(2).click({ modifiers: ["Control"] });
  await page.getByRole("toolbar", { name: "What to do with the selection" }).waitFor();
  await look("selection");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await page.getByRole("dialog").waitFor();
  await look("export");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("searchbox", { name: "Search prompts" }).fill("no such picture");
  await page.getByText("No picture has this mood and these words.").waitFor();
  await look("filters");
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles({ name: "broken.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await page.getByText("1 file could not be taken:").waitFor();
  await look("import problems");
  await page.context().close();
  expect(found).toEqual([]);
});

test("nothing is serious in the dialogs of the window", { timeout: LONG }, async () => {
  const page = await open(studio);
  const { found, look } = inspector(page, await connected(studio));
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("heading", { name: "Models" }).waitFor();
  await look("settings");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await page.getByRole("dialog").waitFor();
  await look("shortcuts");
  await page.context().close();
  expect(found).toEqual([]);
});
