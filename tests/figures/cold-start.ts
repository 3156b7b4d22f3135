/** @file From `npm start` on a built repository to the first picture on the page, drawn by the example of the first run. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Browser, Page } from "playwright-core";
import { median } from "../../app/statistics/quantile.ts";
import { ROOT } from "../kit/places.ts";
import { connectTo, type Connection } from "../kit/studio-process.ts";
import { type Figure, shown } from "./figure.ts";
import { withFolder } from "./folders.ts";

const STARTS = 4;
const START = path.join(ROOT, "main/start/start.ts");

/** Milliseconds since the process was started. */
interface Start {
  readonly listening: number;
  readonly engine: number;
  readonly page: number;
  readonly preview: number;
  readonly picture: number;
}

/** The first start finds nothing compiled, the others find what it left; each has an empty data folder. */
export async function coldStart(browser: Browser): Promise<Figure[]> {
  const starts = await withFolder(async (cache) => {
    const all: Start[] = [];
    for (let start = 0; start < STARTS; start++) all.push(await startOnce(browser, cache));
    return all;
  });
  const [first, ...later] = starts;
  const partsOf = ({ listening, page, engine, preview }: Start): string =>
    `listens ${shown(listening / 1000)}, engine ready ${shown(engine / 1000)}, page ${shown(page / 1000)}, preview ${shown(preview / 1000)} s`;
  const seconds = later.map(({ picture }) => picture / 1000);
  const middle = later.toSorted((one, other) => one.picture - other.picture)[Math.floor(later.length / 2)]!;
  return [
    {
      what: "first picture, nothing compiled yet",
      value: first!.picture / 1000,
      unit: "s",
      aim: { most: 6 },
      note: partsOf(first!),
    },
    {
      what: "first picture, a later start",
      value: median(seconds),
      unit: "s",
      aim: { most: 6 },
      note: partsOf(middle),
    },
  ];
}

function startOnce(browser: Browser, cache: string): Promise<Start> {
  return withFolder(async (directory) => {
    const started = performance.now();
    const since = (): number => performance.now() - started;
    const words = [START, "--no-open", "--json", "--data", directory];
    const env = { ...process.env, NODE_COMPILE_CACHE: cache };
    const host = spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "inherit"] });
    try {
      const [line] = (await once(createInterface(host.stdout), "line")) as [string];
      const listening = since();
      const { url } = JSON.parse(line) as { readonly url: string };
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      const page = await context.newPage();
      const shownAt = page.goto(url).then(async () => {
        await page.getByRole("button", { name: "Try an example" }).click();
        return since();
      });
      const welcome = await fetch(url, { redirect: "manual" });
      const cookie = welcome.headers.get("set-cookie")!.split(";")[0]!;
      const connection = await connectTo({ origin: new URL(url).origin, cookie });
      const engine = untilReady(connection).then(since);
      const opened = await shownAt;
      await page.getByRole("button", { name: /^Draw \d+ frames/ }).click();
      const preview = page.locator('[data-frame="0"] img').first().waitFor().then(since);
      await untilShown(page, await thumbOfFirst(connection));
      const picture = since();
      const times = { listening, engine: await engine, page: opened, preview: await preview, picture };
      connection.close();
      await context.close();
      return times;
    } finally {
      const ended = once(host, "exit");
      host.kill("SIGTERM");
      await ended;
    }
  });
}

async function untilReady({ client }: Connection): Promise<void> {
  for await (const event of client["studio.watch"]({})) {
    if (event.kind === "snapshot" && event.overview.engine.state === "ready") return;
    if (event.kind === "engine" && event.engine.state === "ready") return;
  }
}

/** The thumbnail of the first frame of the first series, once there is one. */
async function thumbOfFirst({ client }: Connection): Promise<string> {
  let series: string | undefined;
  for await (const event of client["studio.watch"]({})) {
    if (event.kind === "snapshot") series = event.overview.jobs[0]?.series;
    if (event.kind === "job") series = event.job.series;
    if (series !== undefined) break;
  }
  for await (const event of client["series.watch"]({ series: series! })) {
    const frames = event.kind === "snapshot" ? event.series.frames : event.kind === "frame" ? [event.frame] : [];
    const thumb = frames.find(({ index }) => index === 0)?.picture?.thumb;
    if (thumb !== undefined) return thumb;
  }
  throw new Error("The host ended before the first picture.");
}

/** Waits until the page has the picture decoded and painted. */
async function untilShown(page: Page, blob: string): Promise<void> {
  const image = page.locator(`[data-frame="0"] img[src$="${blob}"]`);
  await image.evaluate(async (element) => {
    await (element as HTMLImageElement).decode();
    for (let frame = 0; frame < 2; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}
