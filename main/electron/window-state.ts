/** @file Where the window was when it was last closed. */
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";

export const LEAST = { width: 1024, height: 700 } as const;

const rectangle = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(LEAST.width),
  height: z.int().min(LEAST.height),
});
const state = z.object({ bounds: rectangle, maximised: z.boolean() });
type Rectangle = z.output<typeof rectangle>;
export type WindowState = z.output<typeof state>;

/** How the window last was; undefined when it never was, or when no screen shows it any more. */
export function readWindowState(file: string, screens: readonly Rectangle[]): WindowState | undefined {
  try {
    const found = state.parse(JSON.parse(readFileSync(file, "utf8")));
    return screens.some((screen) => overlaps(screen, found.bounds)) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it; a disk that takes nothing costs no more than a window at its first place. */
export function writeWindowState(file: string, now: WindowState): void {
  try {
    writeFileSync(file, `${JSON.stringify(now)}\n`);
  } catch {
    // The store tells the person about the disk.
  }
}

/** At least a title bar's worth of the window, so that it can be caught. */
function overlaps(screen: Rectangle, window: Rectangle): boolean {
  const width = Math.min(screen.x + screen.width, window.x + window.width) - Math.max(screen.x, window.x);
  const height = Math.min(screen.y + screen.height, window.y + window.height) - Math.max(screen.y, window.y);
  return width >= 100 && height >= 40;
}
