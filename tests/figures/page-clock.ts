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

export interface Watched {
  /** The event that starts the watch. */
  readonly event: "click" | "input" | "keydown";
  /** What the head of the gallery says when the new rows are here; empty when any will do. */
  readonly count: string;
  /** Milliseconds after which it fails. */
  readonly patience: number;
}

/**
 * From now on waits for the event, then for the grid, its first row of thumbnails and all of them. The promise is wrapped so
 * that whoever sends this here hears that it listens before anything happens.
 */
export function clockPaint({ event, count, patience }: Watched): { readonly painted: Promise<Painted> } {
  const heard = new Promise<number>((resolve, reject) => {
    addEventListener(event, ({ timeStamp }) => resolve(timeStamp), { capture: true, once: true });
    setTimeout(() => reject(new Error(`The page never heard of the ${event}.`)), patience);
  });
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  /** What is in the page now has been painted when the frame after the next begins. */
  const next = async (): Promise<number> => {
    await frame();
    await frame();
    return performance.now();
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
    return next();
  };
  const clock = async (): Promise<Painted> => {
    const started = await heard;
    let seen = inSight();
    while (!said() || seen.length === 0 || !seen.every(filled)) {
      await frame();
      if (performance.now() - started > patience) throw new Error(`The gallery never said “${count}”.`);
      seen = inSight();
    }
    const [rows, first, all] = await Promise.all([next(), thumbnails(seen.slice(0, 1)), thumbnails(seen)]);
    return { rows: rows - started, firstThumbnails: first - started, allThumbnails: all - started };
  };
  return { painted: clock() };
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
