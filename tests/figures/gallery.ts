/** @file The gallery with 50,000 pictures in a real Chromium: first paint, search, scrolling, and the host's memory. */
import type { Browser, Page } from "playwright-core";
import { median, quantile } from "../../app/statistics/quantile.ts";
import { openStudio } from "../kit/browser.ts";
import { connectTo, type Connection, type StudioProcess } from "../kit/studio-process.ts";
import { PICTURES } from "./big-library.ts";
import { type Figure, shown } from "./figure.ts";
import { type Watched, clockFrames, clockPaint, type Painted } from "./page-clock.ts";
import { startWatchedHost, watchHost } from "./watched-host.ts";

const OPENINGS = 5;
/** The last key of each is timed: it matches fewer pictures than the text before it. */
const TYPED = ["bo", "br", "bri", "ho", "hou", "ch", "chi", "mo", "mou", "li", "la", "wi", "wil", "fo", "for", "su"];
/** Milliseconds after which the page is taken to have failed. */
const PATIENCE = 20_000;
const SCROLL_MS = 10_000;
/** A fast flick of the wheel, again and again: pixels, and milliseconds between. */
const WHEEL = { pixels: 240, every: 40 };
const MEGABYTE = 1e6;

/** @param directory of a library that nothing has open */
export async function gallery(browser: Browser, directory: string): Promise<Figure[]> {
  const studio = await startWatchedHost(directory);
  const connection = await connectTo(studio);
  try {
    await connection.client["settings.set"]({ tourSeen: true });
    const figures: Figure[] = [];
    const { memory, memoryMost } = await watchHost(studio, async () => {
      figures.push(...(await firstPaint(browser, studio)));
      const { page } = await openStudio(browser, studio);
      figures.push(...(await idle(page)));
      await openGallery(page);
      figures.push(...(await search(page, connection)));
      figures.push(...(await scroll(page)));
      await page.context().close();
    });
    return [
      ...figures,
      { what: "host memory at the end", value: memory / MEGABYTE, unit: "MB", aim: { most: 500 }, note: "resident" },
      { what: "host memory at most", value: memoryMost / MEGABYTE, unit: "MB", aim: { most: 500 }, note: "resident" },
    ];
  } finally {
    connection.close();
    await studio.stop();
  }
}

/** Opens the gallery from the studio, each time in a browser that has seen nothing of it. */
async function firstPaint(browser: Browser, studio: StudioProcess): Promise<Figure[]> {
  const times: Painted[] = [];
  for (let opening = 0; opening < OPENINGS; opening++) {
    const { page } = await openStudio(browser, studio);
    times.push(await openGallery(page));
    await page.context().close();
  }
  const first = times.map(({ firstThumbnails }) => firstThumbnails);
  const all = times.map(({ allThumbnails }) => allThumbnails);
  return [
    {
      what: "first paint: a row of thumbnails",
      value: median(first),
      unit: "ms",
      aim: { most: 1000 },
      note: `first time ${shown(first[0]!)} ms, worst ${shown(Math.max(...first))} ms`,
    },
    { what: "all thumbnails in sight", value: median(all), unit: "ms", aim: null, note: "" },
  ];
}

async function openGallery(page: Page): Promise<Painted> {
  const door = page.getByRole("button", { name: "Gallery", exact: true });
  await door.waitFor();
  return paintedAfter(page, { event: "click", count: "" }, () => door.click());
}

/** Times what `act` brings, from the first event of the kind that the page hears. */
async function paintedAfter(
  page: Page,
  { event, count }: Pick<Watched, "event" | "count">,
  act: () => Promise<void>,
): Promise<Painted> {
  const watch = await page.evaluateHandle(clockPaint, { event, count, patience: PATIENCE });
  await act();
  return watch.evaluate(({ painted }) => painted);
}

/** How fast the page could be: nothing moves and nothing is asked. */
async function idle(page: Page): Promise<Figure[]> {
  await page.getByRole("button", { name: "Gallery", exact: true }).waitFor();
  const gaps = await page.evaluate(clockFrames, 2000);
  return [{ what: "frames of a page at rest", value: 1000 / median(gaps), unit: "fps", aim: null, note: "" }];
}

/** From a key to the rows it brought, as one types and with Enter, which waits for nothing. */
async function search(page: Page, { client }: Connection): Promise<Figure[]> {
  const field = page.getByRole("searchbox");
  const clear = page.getByRole("button", { name: "Clear the search" });
  const typed: Painted[] = [];
  const entered: Painted[] = [];
  const countOf = async (text: string): Promise<string> => {
    const { total, all } = await client["gallery.find"]({ filter: { text }, limit: 1 });
    if (total === all) throw new Error(`“${text}” matches every picture.`);
    return `${total.toLocaleString("en")} of ${all.toLocaleString("en")} pictures`;
  };
  for (const [event, times] of [
    ["input", typed],
    ["keydown", entered],
  ] as const) {
    let before = "";
    for (const text of TYPED) {
      if (!text.startsWith(before) || before === "") {
        if (before !== "") await clear.click();
        before = "";
        await field.focus();
      }
      const count = await countOf(text);
      await page.keyboard.insertText(text.slice(before.length, -1));
      const key = text.at(-1)!;
      if (event === "keydown") await page.keyboard.insertText(key);
      times.push(
        await paintedAfter(page, { event, count }, () => page.keyboard.press(event === "keydown" ? "Enter" : key)),
      );
      before = text;
    }
    await clear.click();
  }
  const figureOf = (what: string, times: readonly Painted[], most: number | null): Figure => {
    const rows = times.map((one) => one.rows);
    const thumbnails = median(times.map((one) => one.allThumbnails));
    const note = `90 %: ${shown(quantile(rows, 0.9))} ms; with thumbnails ${shown(thumbnails)} ms`;
    return { what, value: median(rows), unit: "ms", aim: most === null ? null : { most }, note };
  };
  return [
    figureOf("search: from a key to its rows", typed, 100),
    figureOf("search: from Enter to its rows", entered, 100),
  ];
}

async function scroll(page: Page): Promise<Figure[]> {
  await page.getByRole("grid").hover();
  const clock = page.evaluate(clockFrames, SCROLL_MS);
  let over = false;
  const watched = clock.finally(() => (over = true));
  const started = performance.now();
  for (let turn = 1; !over; turn++) {
    await page.mouse.wheel(0, WHEEL.pixels);
    const left = turn * WHEEL.every - (performance.now() - started);
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }
  const gaps = await watched;
  const passed = await page.getByRole("grid").evaluate((grid) => grid.scrollTop);
  const rate = 1000 / median(gaps);
  const slow = gaps.filter((gap) => gap > 34).length / gaps.length;
  const note = `software rendering; ${passed.toFixed(0)} px of ${PICTURES.toLocaleString("en")} pictures; slowest tenth ${shown(1000 / quantile(gaps, 0.9))} fps; ${(100 * slow).toFixed(1)} % over two frames`;
  return [{ what: "scrolling, median", value: rate, unit: "fps", aim: { least: 55 }, note }];
}
