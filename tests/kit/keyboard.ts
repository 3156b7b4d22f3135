/** @file The keyboard of a page: where it is, whether one can see that, and how Tab goes on. */
import type { Page } from "playwright-core";

/** Presses keys, one after the other. */
export async function pressKeys(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Where the keyboard is, in words; undefined when it is nowhere. */
export function focusedName(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return undefined;
    return activeElement.getAttribute("aria-label") ?? activeElement.textContent ?? activeElement.tagName;
  });
}

/** Whether anything about the focused element, or about what it stands in for, looks different while it has the focus. */
function isSeen(page: Page): Promise<boolean> {
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
    const focused = looks();
    activeElement.blur();
    const blurred = looks();
    activeElement.focus({ focusVisible: true } as FocusOptions);
    return focused !== blurred;
  });
}

/** Whether the keyboard is where it was when this was asked before on the same walk. */
function wasHere(page: Page, walk: string): Promise<boolean> {
  return page.evaluate((name) => {
    const been = document.activeElement?.getAttribute("data-been") === name;
    document.activeElement?.setAttribute("data-been", name);
    return been;
  }, walk);
}

/** No screen has as many places for the keyboard. */
const MOST_STOPS = 120;

/** Every place Tab comes to from where the keyboard is, once round, and whether one can see that it is there. */
export async function stopsOf(page: Page, walk: string): Promise<{ at: string; seen: boolean }[]> {
  const stops: { at: string; seen: boolean }[] = [];
  for (let step = 0; step < MOST_STOPS; step++) {
    await page.keyboard.press("Tab");
    const at = await focusedName(page);
    // Behind the last one lies the browser's own bar.
    if (at === undefined) continue;
    if (await wasHere(page, walk)) return stops;
    stops.push({ at, seen: await isSeen(page) });
  }
  throw new Error(`Tab comes to more than ${MOST_STOPS} places.`);
}

/** Goes on with Tab until the keyboard is at what is called so. */
export async function tabUntil(page: Page, name: string | RegExp, back: boolean): Promise<void> {
  const way: (string | undefined)[] = [];
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press(back ? "Shift+Tab" : "Tab");
    const at = await focusedName(page);
    way.push(at);
    if (at === undefined) continue;
    if (typeof name === "string" ? at === name : name.test(at)) return;
  }
  throw new Error(`Tab never comes to ${String(name)}, only to ${way.join(" · ")}.`);
}
