/**
 * @file `npm run figures:studio`: how the window and its host perform, each figure beside its aim; exit code 1 when one is
 * missed. `-- loop gallery start store` chooses; `-- --library DIR` keeps the library of 50,000 pictures for the next time.
 */
import { parseArgs } from "node:util";
import { ensurePage } from "../../main/start/page.ts";
import { startBrowser } from "../kit/browser.ts";
import { bigLibrary, PICTURES } from "./big-library.ts";
import { coldStart } from "./cold-start.ts";
import { eventLoop } from "./event-loop.ts";
import { type Figure, isMet, load, tableOf } from "./figure.ts";
import { withFolder } from "./folders.ts";
import { gallery } from "./gallery.ts";
import { queries } from "./queries.ts";

const { values, positionals } = parseArgs({ options: { library: { type: "string" } }, allowPositionals: true });
const asked = (name: string): boolean => positionals.length === 0 || positionals.includes(name);

let missed = 0;
const show = (heading: string, before: string, figures: readonly Figure[]): void => {
  missed += figures.filter((figure) => !isMet(figure)).length;
  process.stdout.write(`${tableOf(`${heading} (${before} at first, ${load()} at last)`, figures)}\n`);
};
const withLibrary = (work: (directory: string) => Promise<void>): Promise<void> => {
  const fill = async (directory: string): Promise<void> => {
    await bigLibrary(directory);
    await work(directory);
  };
  return values.library === undefined ? withFolder(fill) : fill(values.library);
};

// A host that finds an old page builds it first, which would count as its start.
await ensurePage((line) => process.stderr.write(`${line}\n`));
const browser = await startBrowser();
try {
  if (asked("start")) {
    const before = load();
    show("From `npm start` to the first picture", before, await coldStart(browser));
  }
  if (asked("loop")) {
    const before = load();
    show("The host while it draws 40 frames of 768 pixels", before, await eventLoop(browser));
  }
  if (asked("gallery") || asked("store")) {
    await withLibrary(async (directory) => {
      if (asked("store")) {
        const before = load();
        show(`The store with ${PICTURES} pictures`, before, queries(directory));
      }
      if (asked("gallery")) {
        const before = load();
        show(`The gallery with ${PICTURES} pictures`, before, await gallery(browser, directory));
      }
    });
  }
} finally {
  await browser.close();
}
process.exitCode = missed === 0 ? 0 : 1;
