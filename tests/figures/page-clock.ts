/**
 * @file Stop-watches that run inside the page, so that what drives the page costs nothing: each is sent there whole and uses
 * nothing from outside itself.
 */

/** Milliseconds from an input event to what it brought being painted. */
export interface Painted {
  readonly rows: number;
  readonly firstThumbnails: number;
  readonly allThumbnails: number;
}

export interface Awaited {
  /** The event that starts the watch. */
  readonly event: "click" | "input" | "keydown";
  /** What the head of the gallery says when the new rows are here; empty when any will do. */
  readonly count: string;
}

/** Waits for the event, then for the grid, its first row of thumbnails and all of them. */
export async function clockPaint({ event, count }: Awaited): Promise<Painted> {
  const started = await new Promise<number>((resolve) => {
    addEventListener(event, ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true });
  });
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  /** What is in the page now has been painted when the frame after the next begins. */
  const painted = async (): Promise<number> => {
    await frame();
    await frame();
    return performance.now() - started;
  };
  const inSight = (): Element[] => {
    const grid = document.querySelector('[role="grid"]');
    if (grid === null) return [];
    const { top, bottom } = grid.getBoundingClientRect();
    return [...grid.querySelectorAll('[role="row"]')].filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > top && box.top < bottom;
    });
  };
  const said = (): boolean => count === "" || document.querySelector("header h1 + span")?.textContent === count;
  const filled = (row: Element): boolean => row.querySelector('[role="gridcell"][aria-label]') !== null;
  const thumbnails = async (rows: readonly Element[]): Promise<number> => {
    const images = rows.flatMap((row) => [...row.querySelectorAll("img")]);
    // One that scrolls out of the page while it loads is nobody's wait.
    await Promise.all(images.map((image) => image.decode().catch(() => undefined)));
    return painted();
  };
  let seen = inSight();
  while (!said() || seen.length === 0 || !seen.every(filled)) {
    await frame();
    seen = inSight();
  }
  const [rows, firstThumbnails, allThumbnails] = await Promise.all([
    painted(),
    thumbnails(seen.slice(0, 1)),
    thumbnails(seen),
  ]);
  return { rows, firstThumbnails, allThumbnails };
}

/** Times between frames while something goes on for `milliseconds`. */
export async function clockFrames(milliseconds: number): Promise<number[]> {
  const gaps: number[] = [];
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const started = await frame();
  let before = started;
  while (before - started < milliseconds) {
    const now = await frame();
    gaps.push(now - before);
    before = now;
  }
  return gaps;
}
