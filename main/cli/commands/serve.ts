/** @file `circumplex serve`: the studio from a server on this machine, for a browser here or at the end of a tunnel. */
import { launchNode, launchTunerNode } from "../../engine/launch-node.ts";
import { probeProviders } from "../../engine/probe-in-child.ts";
import { createStudio, type Studio } from "../../host/create-studio.ts";
import { dataFolder } from "../../host/data-folder.ts";
import { type Logger, openLog } from "../../log.ts";
import { startServer, type StudioServer } from "../../server/server.ts";
import { ensurePage, PageError } from "../../start/page.ts";
import { readArguments, wholeNumber } from "../arguments.ts";
import { namedFolder } from "../data-folder.ts";
import { badInput, EXIT, missing } from "../exit.ts";
import { INSTRUCTIONS, MODELS } from "../models-folder.ts";
import type { Command } from "./command.ts";

export const serve: Command = {
  usage: `circumplex serve [--port N] [--data DIR] [--open] [--json]

  --port N    default 0, which takes any free one
  --data DIR  pictures and database; default ${dataFolder()}
  --open      opens the page in the browser
  --json      says where the page is as { url, port, data }

It answers this machine only, and only who has the address it prints. From elsewhere, go through SSH:
  ssh -L 8123:127.0.0.1:8123 MACHINE circumplex serve --port 8123
A chat server that judges pictures may want a key: the page takes one and keeps it while this runs, and the variable
CIRCUMPLEX_JUDGE_KEY gives one to every such server, CIRCUMPLEX_JUDGE_KEY_ID to the judge of that id.
Ctrl-C ends it; what is drawn stays, and the rest goes on at the next start.`,
  run,
};

const OPTIONS = {
  port: { type: "string", default: "0" },
  data: { type: "string" },
  open: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length > 0) throw badInput(`serve takes no “${positionals[0]}”.`);
  const port = wholeNumber("port", values.port);
  if (port > 65_535) throw badInput(`--port needs a number from 0 to 65535, not “${port}”.`);
  const directory = namedFolder(values.data);
  const end = AbortSignal.any([signal, systemsWish()]);
  const page = await pageFolder();
  if (end.aborted) return EXIT.cancelled;
  const log = openLog({ directory });
  const studio = createStudio({
    directory,
    models: MODELS,
    instructions: INSTRUCTIONS,
    page,
    host: "node",
    launch: launchNode,
    launchTuner: launchTunerNode,
    probe: probeProviders,
    log,
  });
  try {
    const server = await listen(studio, port, log);
    const { url } = server;
    process.stdout.write(values.json ? `${JSON.stringify({ url, port: server.port, data: directory })}\n` : `${url}\n`);
    if (values.open) await openInBrowser(url);
    await aborted(end);
    await server.close();
  } finally {
    await studio.close();
  }
  return EXIT.done;
}

async function pageFolder(): Promise<string> {
  try {
    return await ensurePage((line) => process.stderr.write(`${line}\n`));
  } catch (error) {
    throw error instanceof PageError ? missing(error.message) : error;
  }
}

async function listen(studio: Studio, port: number, log: Logger): Promise<StudioServer> {
  try {
    return await startServer({ studio, port, log });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw badInput(`Another program uses port ${port}: give another with --port, or 0 for any free one.`);
    }
    if (code === "EACCES") {
      throw badInput(`This system does not let you use port ${port}: give one above 1023 with --port.`);
    }
    throw error;
  }
}

/** The page is one click away on the terminal when there is no browser. */
async function openInBrowser(url: string): Promise<void> {
  const { default: open } = await import("open");
  await open(url).catch(() => process.stderr.write("No browser could be opened: open the address yourself.\n"));
}

/** Aborted when the system or a closing terminal asks the program to end. */
function systemsWish(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGTERM", "SIGHUP"] as const) process.once(name, () => controller.abort());
  return controller.signal;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
