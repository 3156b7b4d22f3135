/** @file A screen that is photographed, and what pages are waited for with. */
import type { Page } from "playwright-core";

/** How to come to a screen from the one before it, and the mock it answers to. */
export interface Screen {
  readonly name: string;
  readonly mock?: string;
  readonly show: (page: Page) => Promise<void>;
}

export async function openDialog(page: Page, name: string | RegExp): Promise<void> {
  await page.getByRole("button", { name }).first().click();
  await page.getByRole("dialog").waitFor();
}
