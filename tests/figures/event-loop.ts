/** @file How long the host keeps anybody waiting while it folds a series of forty frames into rows, events and files. */
import type { Browser } from "playwright-core";
import { openStudio } from "../kit/browser.ts";
import { connectTo, type Connection } from "../kit/studio-process.ts";
import type { Figure } from "./figure.ts";
import { withFolder } from "./folders.ts";
import { startWatchedHost, watchHost } from "./watched-host.ts";

const FRAMES = 40;

/** A series is drawn from a page that shows it, at the size a person gets unasked. */
export function eventLoop(browser: Browser): Promise<Figure[]> {
  return withFolder(async (directory) => {
    const studio = await startWatchedHost(directory);
    const connection = await connectTo(studio);
    try {
      await layOnTable(connection);
      const { page } = await openStudio(browser, studio);
      const draw = page.getByRole("button", { name: `Draw ${FRAMES} frames` });
      await draw.waitFor();
      const { delay, p99OfMoments, longestOwn, busy } = await watchHost(studio, async () => {
        const drawn = untilDrawn(connection);
        await draw.click();
        await drawn;
      });
      await page.context().close();
      const { all, own } = p99OfMoments;
      const aim = { most: 20 };
      return [
        { what: "event loop delay, median", value: delay.median, unit: "ms", aim: null, note: "" },
        { what: "event loop delay, p99", value: delay.p99, unit: "ms", aim, note: share(busy) },
        { what: "event loop delay, longest", value: delay.most, unit: "ms", aim: null, note: "" },
        { what: "wait at any moment, p99", value: all, unit: "ms", aim: null, note: "blocks by length" },
        ...(own === null || longestOwn === null
          ? []
          : ([
              { what: "the same by its own work", value: own, unit: "ms", aim, note: "without waits for a core" },
              { what: "longest by its own work", value: longestOwn, unit: "ms", aim: null, note: "" },
            ] as const)),
      ];
    } finally {
      connection.close();
      await studio.stop();
    }
  });
}

const share = (busy: number): string => `busy ${(100 * busy).toFixed(0)} % of the time`;

async function layOnTable({ client }: Connection): Promise<void> {
  await client["settings.set"]({ tourSeen: true });
  const now = {
    prompt: "a red boat on a lake, two birds, a house on the shore",
    points: [
      { valence: -1.8, arousal: -0.6 },
      { valence: 0.4, arousal: 1.6 },
      { valence: 1.9, arousal: 0.3 },
    ],
    frames: FRAMES,
    seed: 7,
    seedLocked: true,
    size: 768,
    aspect: "square",
    pack: "papercut",
  } as const;
  await client["draft.save"]({
    draft: { now: { ...now, points: [...now.points] }, past: [], future: [], series: null },
  });
}

async function untilDrawn({ client }: Connection): Promise<void> {
  for await (const event of client["studio.watch"]({})) {
    if (event.kind !== "job" || event.job.ended === null) continue;
    if (event.job.state !== "done") throw new Error(`The series ended ${event.job.state}.`);
    return;
  }
}
