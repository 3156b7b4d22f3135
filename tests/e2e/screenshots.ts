/**
 * @file Pictures of every screen with real series, dark and light, in both sizes of the design: `npm run screenshots`.
 * With `-- --reference DIR` each screen that has a mock there is laid beside it; `-- --out DIR` says where they go, and
 * `-- --only rooms`, `feedback` or `tuning` takes those alone.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import type { Point } from "../../app/contract/shapes.ts";
import type { Draft } from "../../app/contract/studio/settings.ts";
import { parseSeriesRequest } from "../../app/series/request.ts";
import { DEFAULT_SIZE } from "../../app/series/size.ts";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { ROOT } from "../kit/places.ts";
import { startChatServer } from "../kit/chat-server.ts";
import { seeingModel } from "../kit/seeing-model.ts";
import { type Connection, connectTo, startStudio, type StudioProcess } from "../kit/studio-process.ts";
import { FEEDBACK_SCREENS, furnishFeedback } from "./screens/feedback.ts";
import { openDialog, type Screen } from "./screens/screen.ts";
import { furnishTuning, TUNING_SCREENS, UNTAUGHT_SCREENS } from "./screens/tuning.ts";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const;
const THEMES = ["dark", "light"] as const;

const at = (valence: number, arousal: number): Point => ({ valence, arousal });

/** What hangs in the gallery; the last one is on the table. */
const SERIES: readonly { readonly prompt: string; readonly path: readonly Point[]; readonly frames: number }[] = [
  { prompt: "a castle on a hill, birds", path: [at(1.8, -1.2), at(-1.6, 1.6)], frames: 9 },
  { prompt: "hot-air balloons over mountains", path: [at(-0.5, -1.8), at(2, 1.6)], frames: 9 },
  { prompt: "a couple in a meadow with flowers", path: [at(2, 0.5), at(0.4, -1.9), at(-1.6, -1.2)], frames: 12 },
  { prompt: "a city at night, a bridge", path: [at(-1.8, 1.4), at(1.4, -1.2)], frames: 9 },
  { prompt: "a sailing boat on a lake, trees", path: [at(-1.5, -1.2), at(1.9, -0.6)], frames: 9 },
  {
    prompt: "a lighthouse on a rocky coast, gulls over the sea, a boat",
    path: [at(-1.55, 1.75), at(-1.95, -0.85), at(0.55, -1.95), at(1.95, 1.45)],
    frames: 9,
  },
];

const SEEDS = [4127, 4128, 4129, 4130, 4131, 77645];

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).first();

const SCREENS: readonly Screen[] = [
  {
    name: "studio",
    mock: "studio.html",
    show: async (page) => {
      await page.locator('[data-frame="8"] img').waitFor();
      await page.locator('[data-frame="7"]').click();
    },
  },
  {
    name: "queue",
    show: async (page) => {
      await page.locator("[data-opens-queue]").click();
      await page.getByRole("list").last().waitFor();
    },
  },
  {
    name: "viewer",
    show: async (page) => {
      await page.locator('[data-frame="8"]').dblclick();
      await page.getByRole("dialog").waitFor();
    },
  },
  { name: "settings", show: async (page) => openDialog(page, "Settings") },
  { name: "shortcuts", show: async (page) => openDialog(page, "Keyboard shortcuts") },
  {
    name: "gallery",
    mock: "gallery.html",
    show: async (page) => {
      await button(page, /^Gallery$/).click();
      await page.getByRole("grid").locator("img").nth(12).waitFor();
    },
  },
  {
    name: "gallery-selection",
    show: async (page) => {
      const tiles = page.getByRole("gridcell");
      await tiles.nth(2).click();
      await tiles.nth(4).click({ modifiers: ["Control"] });
    },
  },
  {
    name: "export",
    show: async (page) => {
      await page.getByRole("gridcell").nth(2).click();
      await openDialog(page, /Export/);
    },
  },
];

/** Waits until no job is under way. */
async function idle({ client }: Connection): Promise<void> {
  const live = new Map<string, boolean>();
  for await (const event of client["studio.watch"]({})) {
    const jobs = event.kind === "snapshot" ? event.overview.jobs : event.kind === "job" ? [event.job] : [];
    for (const { id, state } of jobs) live.set(id, state === "waiting" || state === "running");
    if (![...live.values()].includes(true)) return;
  }
}

/** Draws the series, rates pictures and keeps a frame; gives the draft with the last series on the table. */
async function furnish(connection: Connection): Promise<Draft> {
  const { client } = connection;
  let last = "";
  for (const [n, { prompt, path: points, frames }] of SERIES.entries()) {
    const request = parseSeriesRequest({ prompt, path: points, frames, seed: SEEDS[n]!, size: DEFAULT_SIZE });
    ({ series: last } = await client["series.start"]({ request }));
  }
  await idle(connection);
  await client["series.rename"]({ series: last, title: "Storm to morning" });
  await client["frames.lock"]({ series: last, index: 8, locked: true });
  const { pictures } = await client["gallery.find"]({});
  for (const [n, { id }] of pictures.entries()) {
    if (n % 4 !== 3) await client["pictures.rate"]({ pictures: [id], stars: 3 + (n % 3) });
  }
  for (const [name, box] of [
    ["Serene coast", { low: at(0.3, -3), high: at(3, -0.2) }],
    ["Storm studies", { low: at(-3, 0), high: at(-0.3, 3) }],
  ] as const) {
    await client["views.save"]({ name, filter: { box } });
  }
  const { prompt, path: points, frames } = SERIES.at(-1)!;
  const now = {
    prompt,
    points: [...points],
    frames,
    seed: SEEDS.at(-1)!,
    seedLocked: true,
    size: DEFAULT_SIZE,
  } as const;
  const draft = { now: { ...now, points: [...points], aspect: "square" as const, pack: "papercut" } };
  return { ...draft, past: [], future: [], series: last };
}

/** Pictures have arrived, fonts are there, nothing moves. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const inSight = [...document.images].filter((image) => image.getBoundingClientRect().top < innerHeight);
    await Promise.all(inSight.map((image) => image.decode().catch(() => undefined)));
    const moving = document.getAnimations().filter((one) => one.effect?.getComputedTiming().iterations === 1);
    await Promise.allSettled(moving.map(({ finished }) => finished));
  });
  await page.mouse.move(0, 450);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

async function mockBeside(browser: Browser, mock: string, theme: string, shot: string): Promise<void> {
  const { width, height } = await sharp(shot).metadata();
  const page = await browser.newPage({ viewport: { width, height } });
  await page.goto(`file://${mock}${theme === "light" ? "#light" : ""}`);
  await page.evaluate(() => document.fonts.ready);
  const left = await page.screenshot();
  await page.close();
  await sharp({ create: { width: 2 * width + 20, height, channels: 3, background: "#808080" } })
    .composite([
      { input: left, left: 0, top: 0 },
      { input: shot, left: width + 20, top: 0 },
    ])
    .png()
    .toFile(shot.replace(/\.png$/, "-beside-design.png"));
}

interface Wall {
  readonly out: string;
  readonly reference: string | undefined;
  readonly theme: string;
  readonly width: number;
  readonly height: number;
}

async function shoot(browser: Browser, studio: StudioProcess, screens: readonly Screen[], wall: Wall): Promise<void> {
  const { out, reference, theme, width } = wall;
  const { page, complaints } = await openStudio(browser, studio, wall);
  await page.locator("[data-frame] img").first().waitFor();
  for (const { name, mock, show } of screens) {
    await show(page);
    await settle(page);
    const file = path.join(out, `${name}-${theme}-${width}.png`);
    await page.screenshot({ path: file });
    process.stderr.write(`${file}\n`);
    if (reference !== undefined && mock !== undefined)
      await mockBeside(browser, path.join(reference, mock), theme, file);
    await page.keyboard.press("Escape");
  }
  if (complaints.length > 0) process.stderr.write(`The page complained: ${complaints.join("; ")}\n`);
  await page.context().close();
}

const { values } = parseArgs({
  options: {
    out: { type: "string", default: path.join(ROOT, "out/screenshots") },
    reference: { type: "string" },
    only: { type: "string" },
  },
});
const reference = values.reference === undefined ? undefined : path.resolve(values.reference);
if (reference !== undefined && !existsSync(reference)) throw new Error(`There is no folder ${reference}.`);
const out = path.resolve(values.out);
mkdirSync(out, { recursive: true });
const data = mkdtempSync(path.join(tmpdir(), "circumplex-screenshots-"));
const studio = await startStudio(data);
const [browser, server] = await Promise.all([
  startBrowser(),
  startChatServer({ models: ["tiny-vision"], answering: seeingModel }),
]);
try {
  const connection = await connectTo(studio);
  const { client } = connection;
  const groups = [
    { name: "rooms", draft: () => furnish(connection), screens: [...SCREENS, ...UNTAUGHT_SCREENS] },
    { name: "feedback", draft: () => furnishFeedback(client, server.address), screens: FEEDBACK_SCREENS },
    { name: "tuning", draft: () => furnishTuning(client), screens: TUNING_SCREENS },
  ].filter(({ name }) => values.only === undefined || values.only === name);
  for (const { draft, screens } of groups) {
    await client["draft.save"]({ draft: await draft() });
    await client["settings.set"]({ tourSeen: true });
    for (const theme of THEMES) {
      await client["settings.set"]({ theme });
      for (const size of SIZES) await shoot(browser, studio, screens, { out, reference, theme, ...size });
    }
  }
  connection.close();
} finally {
  await browser.close();
  await server.close();
  await studio.stop();
  rmSync(data, { recursive: true, force: true });
}
