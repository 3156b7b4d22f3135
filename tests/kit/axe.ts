/** @file Looks at screens with axe: dark and light, in a large window and a small one. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { PATIENCE } from "./browser.ts";
import { ROOT } from "./places.ts";
import type { Connection, StudioProcess } from "./studio-process.ts";

const AXE = readFileSync(path.join(ROOT, "node_modules/axe-core/axe.min.js"), "utf8");

/** The page's policy lets no script of another origin in, axe neither; only these pages are without it. */
export async function openWithAxe(browser: Browser, at: StudioProcess): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: "reduce", bypassCSP: true });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  await page.addInitScript(AXE);
  await page.goto(at.url);
  await page.getByRole("navigation", { name: "Rooms" }).waitFor();
  return page;
}

/** What axe calls serious or critical, as lines to read. */
export async function violations(page: Page, screen: string): Promise<string[]> {
  // A colour on its way to another is none that stays; one that was called off has nothing to wait for.
  await page.evaluate(() =>
    Promise.allSettled(document.getAnimations().flatMap((one) => (one instanceof CSSTransition ? [one.finished] : []))),
  );
  const { violations: found } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (options: RunOptions) => Promise<AxeResults> } }).axe.run({
      // What passes is not asked for, which saves time.
      resultTypes: ["violations"],
    }),
  );
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, html, any }) => {
        const why = any.map(({ message }) => message).join("; ");
        return `${screen}: ${id} at ${target.join(" ")} ${html.slice(0, 160)} (${why})`;
      }),
    );
}

const [SMALL, LARGE] = [
  { width: 1024, height: 700 },
  { width: 1440, height: 900 },
];
/** Each screen has both themes and both windows; CIRCUMPLEX_AXE=all pairs them in every way. */
const CROSSED = [
  { theme: "light", window: SMALL },
  { theme: "dark", window: LARGE },
] as const;
const STRAIGHT = [
  { theme: "dark", window: SMALL },
  { theme: "light", window: LARGE },
] as const;
const ALL = process.env["CIRCUMPLEX_AXE"] === "all";

export interface Inspector {
  /** What was found on all screens so far. */
  readonly found: readonly string[];
  readonly look: (screen: string) => Promise<void>;
}

/** Looks at a page as it stands, in either theme and window; from screen to screen they are paired the other way. */
export function inspector(page: Page, { client }: Connection): Inspector {
  const found: string[] = [];
  let screens = 0;
  const look = async (screen: string): Promise<void> => {
    const pairs = ALL ? [...CROSSED, ...STRAIGHT] : screens++ % 2 === 0 ? CROSSED : STRAIGHT;
    for (const { theme, window } of pairs) {
      await client["settings.set"]({ theme });
      await page.locator(`html.${theme}`).waitFor();
      await page.setViewportSize(window);
      found.push(...(await violations(page, `${screen}, ${theme}, ${window.width}`)));
    }
  };
  return { found, look };
}
