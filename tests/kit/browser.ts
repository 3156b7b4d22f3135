/** @file A real Chromium for tests and screenshots: the one a package brings, or that of CIRCUMPLEX_CHROMIUM. */
import bundled from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";
import type { StudioProcess } from "./studio-process.ts";

/**
 * One process a page, as a person's browser has, and the web's rules in force: the package's own flags would switch them
 * off. Nothing is looked up on the network.
 */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

/** Starts Chromium without a window. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env["CIRCUMPLEX_CHROMIUM"] ?? (await bundled.executablePath());
  return chromium.launch({ executablePath, args: FLAGS, headless: true });
}

/** Milliseconds a step may take: on a machine that trains a model beside the test, drawing and painting take their time. */
export const PATIENCE = 120_000;

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
}

/** What a page complained about, for tests that expect silence. */
export interface WatchedPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** Opens the studio in a fresh profile. */
export async function openStudio(
  browser: Browser,
  { url }: StudioProcess,
  { width = 1440, height = 900, reducedMotion = true }: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: reducedMotion ? "reduce" : "no-preference",
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  await page.goto(url);
  return { page, complaints };
}
