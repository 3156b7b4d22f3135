/** @file The engine's side of its channel: answers the host until the host is gone. */
import { flushCompileCache } from "node:module";
import { engineContract } from "../../app/contract/engine/engine.ts";
import { type Port, serve } from "../../app/contract/wire.ts";
import { MOST_ENGINE_WEIGHT } from "../../app/contract/wire/frame.ts";
import { createEngine } from "../../native/engine/create-engine.ts";
import { parentPort } from "../ports/child-process.ts";
import { utilityParentPort } from "../ports/electron-port.ts";
import { APP_VERSION } from "../version.ts";
import { parentPortOfElectron } from "./electron-parent.ts";
import type { EngineOptions } from "./launch.ts";

/** Milliseconds after which what was compiled is written down: an engine that is killed would leave the next one to compile anew. */
const COMPILED_BY = 3000;

/** Serves the engine's contract. Throws when this process was started without a channel. */
export function serveEngine(options: EngineOptions): void {
  // A host that was killed cannot stop its engine, and nobody else wants what it computes.
  process.once("disconnect", () => process.exit(0));
  setTimeout(() => flushCompileCache(), COMPILED_BY).unref();
  serve(engineContract, createEngine({ ...options, app: APP_VERSION }), channel(), {
    onError: (error, name) => {
      const { message, stack } = error instanceof Error ? error : new Error(JSON.stringify(error));
      process.stderr.write(`${JSON.stringify({ level: "error", endpoint: name, message, stack })}\n`);
    },
  });
}

function channel(): Port {
  const utility = parentPortOfElectron();
  const port = utility === undefined ? parentPort(MOST_ENGINE_WEIGHT) : utilityParentPort(utility, MOST_ENGINE_WEIGHT);
  if (port === undefined) throw new Error("The engine is started by the studio, not by hand.");
  return port;
}
