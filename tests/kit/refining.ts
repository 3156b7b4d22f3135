/** @file Refining in the page: where rounds and suggestions are, and how to wait for what becomes of them. */
import type { Locator, Page } from "playwright-core";
import type { Draft } from "../../app/contract/studio/settings.ts";

/** A frame that words hold far from its target, so that there is something to suggest for several rounds. */
export const FAR_DRAFT: Partial<Draft["now"]> = {
  prompt: "a dark gloomy castle on a hill, bats, a storm",
  points: [
    { valence: 2, arousal: -1.5 },
    { valence: 1, arousal: 1 },
  ],
  frames: 2,
};

/** The part of the judge panel with the rounds of the frame. */
export function suggestions(page: Page): Locator {
  return page.getByRole("region", { name: "Suggestions" });
}

/** Suggestions that wait for a decision, in their order. */
export function openCards(page: Page): Locator {
  return suggestions(page).getByRole("article", { name: /^Suggestion \d of \d/ });
}

/** Waits until one stands at a round of which so many pictures have been read. */
export async function untilRead(page: Page, round: string, pictures = 2): Promise<void> {
  const panel = suggestions(page);
  await panel.getByRole("button", { name: round, exact: true }).waitFor();
  const read = panel.getByRole("button", { name: /^Picture \d: valence/ });
  await read.nth(pictures - 1).waitFor();
}

/** Waits until one stands at a round that has suggestions. */
export async function untilSuggested(page: Page, round: string, pictures = 2): Promise<void> {
  await untilRead(page, round, pictures);
  await openCards(page).first().waitFor();
}

/** Rounds of the history, from the start on along each branch. */
export function nodes(page: Page): Locator {
  return page.getByRole("tree", { name: "Tree of rounds" }).getByRole("treeitem");
}

/** What every round of the history says, once so many have been read. */
export async function untilGrown(page: Page, count: number): Promise<string[]> {
  await nodes(page)
    .nth(count - 1)
    .waitFor();
  const busy = page.getByRole("treeitem", { name: /^[^,]+, (drawing|waiting)\b/ });
  await busy.first().waitFor({ state: "detached" });
  return nodes(page).evaluateAll((all) => all.map((one) => one.firstElementChild?.textContent ?? ""));
}

/** The two pictures that are compared in the history. */
export function sides(page: Page): { readonly a: Locator; readonly b: Locator } {
  const pictures = page.getByRole("complementary", { name: "Compare two rounds" }).getByRole("figure").locator("img");
  return { a: pictures.first(), b: pictures.nth(1) };
}

/** What the profile counts: accepted, rewritten, rejected, pairs, stars, corrections. */
export function decisions(page: Page): Promise<string[]> {
  return page.getByRole("region", { name: "Decisions" }).getByRole("definition").allTextContents();
}

/** Refines the frame on the stage by mouse, with so many pictures a round. */
export async function refine(page: Page, images: number): Promise<void> {
  const asking = await askToRefine(page);
  await asking.getByRole("button", { name: `${images}`, exact: true }).click();
  await asking.getByRole("button", { name: `Draw ${images} pictures` }).click();
}

/** Opens the question how many pictures a round is to have. */
export async function askToRefine(page: Page): Promise<Locator> {
  await page.getByRole("toolbar", { name: "Frame 1" }).getByRole("button", { name: "Refine" }).click();
  const asking = page.getByRole("dialog", { name: "Refine frame 1" });
  await asking.waitFor();
  return asking;
}

/** Accepts the first suggestion by mouse. */
export async function accept(page: Page): Promise<void> {
  await openCards(page).first().getByRole("button", { name: "Accept" }).click();
}
