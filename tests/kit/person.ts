/** @file What a person does in the page, step by step; every step waits for what it brings about. */
import type { Locator, Page } from "playwright-core";
import type { Draft, Settings } from "../../app/contract/studio/settings.ts";
import { connectTo, type StudioProcess } from "./studio-process.ts";

/** A card of the strip, by its number from 1. */
export function card(page: Page, number: number): Locator {
  return page.getByRole("button", { name: new RegExp(`^Frame ${number}, `) });
}

/** Cards whose pictures are drawn and measured. */
export function measuredCards(page: Page): Locator {
  return page.getByRole("button", { name: /^Frame \d+, off \d/ });
}

/** Waits until this many frames are drawn and measured. */
export async function untilMeasured(page: Page, count: number): Promise<void> {
  await measuredCards(page)
    .nth(count - 1)
    .waitFor();
}

/** Waits until the host has everything the draft holds. */
export async function untilSaved(page: Page): Promise<void> {
  await page.getByText("saved", { exact: true }).waitFor();
}

/** Goes to a room by its name. */
export async function enter(
  page: Page,
  room: "Studio" | "Gallery" | "History" | "Tuner" | "Evidence" | "Profile" | "Judges",
): Promise<void> {
  await page.getByRole("button", { name: room, exact: true }).click();
}

/** Prompt and path of a small series, which two slow cores draw in a few seconds. */
export const SMALL_DRAFT: Draft["now"] = {
  prompt: "a red boat on a lake",
  points: [
    { valence: -1.5, arousal: -0.5 },
    { valence: 1.5, arousal: 1 },
  ],
  frames: 3,
  seed: 7,
  seedLocked: true,
  size: 256,
  aspect: "square",
  pack: "papercut",
};

/** Leaves a studio as somebody who knows it would: settings chosen, and a draft on the table. */
export async function prepare(
  studio: StudioProcess,
  draft: Partial<Draft["now"]> = {},
  settings: Partial<Settings> = {},
): Promise<void> {
  const connection = await connectTo(studio);
  const { client } = connection;
  await client["settings.set"]({ tourSeen: true, ...settings });
  await client["draft.save"]({ draft: { now: { ...SMALL_DRAFT, ...draft }, past: [], future: [], series: null } });
  connection.close();
}
