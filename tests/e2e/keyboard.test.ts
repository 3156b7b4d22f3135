/** @file Every screen by keyboard alone: no test here moves a pointer, and wherever the keyboard is, one can see it. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openStudio, startBrowser } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { fillLibrary, storePictures } from "../kit/library.ts";
import { card, prepare, untilMeasured } from "../kit/person.ts";
import { startStudio, type StudioProcess } from "../kit/studio-process.ts";

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

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Where the keyboard is, in words; undefined when it is nowhere. */
function focused(): Promise<string | undefined> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return undefined;
    return activeElement.getAttribute("aria-label") ?? activeElement.textContent ?? activeElement.tagName;
  });
}

/** Whether anything about the focused element, or about what it stands in for, looks different while it has the focus. */
function isSeen(): Promise<boolean> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (!(activeElement instanceof HTMLElement)) return false;
    const looks = (): string => {
      const active = activeElement.getAttribute("aria-activedescendant");
      const near = [activeElement, activeElement.parentElement, activeElement.parentElement?.parentElement];
      const within = [...activeElement.querySelectorAll("*")].slice(0, 12);
      const all = [...near, ...within, active === null ? null : document.getElementById(active)];
      return all
        .flatMap((element) => {
          if (!(element instanceof Element)) return [];
          const { outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor } =
            getComputedStyle(element);
          const outline = outlineStyle === "none" ? "none" : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
          return [`${outline} ${boxShadow} ${borderColor} ${backgroundColor}`];
        })
        .join("|");
    };
    // Colours that fade would be read half-way.
    const still = document.createElement("style");
    const focused = looks();
    activeElement.blur();
    const blurred = looks();
    activeElement.focus({ focusVisible: true } as FocusOptions);
    still.remove();
    return focused !== blurred;
  });
}

/** Goes on with Tab until the keyboard is at what is called so; every place on the way must be seen. */
async function tabTo(name: string | RegExp, { back = false } = {}): Promise<void> {
  const way: (string | undefined)[] = [];
  for (let step = 0; step < 60; step++) {
    await press(back ? "Shift+Tab" : "Tab");
    const at = await focused();
    way.push(at);
    if (at === undefined) continue;
    if (typeof name === "string" ? at === name : name.test(at)) return;
  }
  throw new Error(`Tab never comes to ${String(name)}, only to ${way.join(" · ")}.`);
}

test("whatever Tab comes to can be seen to have the focus, in both rooms", async () => {
  for (const room of ["Control+1", "Control+2"]) {
    await press(room);
    const seen = new Set<string>();
    for (;;) {
      await press("Tab");
      const at = await focused();
      if (at === undefined || seen.has(at)) {
        if (seen.size > 5) break;
        continue;
      }
      seen.add(at);
      expect({ at, seen: await isSeen() }).toEqual({ at, seen: true });
    }
  }
});

test("a series is written, shaped, drawn, looked at and changed", async () => {
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
  await press("r");
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
