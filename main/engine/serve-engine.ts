/** @file The engine's side of its channel: answers the host until the host is gone. */
import { flushCompileCache } from "node:module";
import { engineContract } from "../../app/contract/engine/engine.ts";
import { serve } from "../../app/contract/wire.ts";
import { createEngine } from "../../native/engine/create-engine.ts";
import { APP_VERSION } from "../version.ts";
import { channel, saying } from "./channel.ts";
import type { EngineOptions } from "./launch.ts";

/** Milliseconds after which what was compiled is written down: an engine that is killed would leave the next one to compile anew. */
const COMPILED_BY = 3000;

/** Serves the engine's contract. Throws when this process was started without a channel. */
export function serveEngine(options: EngineOptions): void {
  // A host that was killed cannot stop its engine, and nobody else wants what it computes.
  process.once("disconnect", () => process.exit(0));
  setTimeout(() => flushCompileCache(), COMPILED_BY).unref();
  serve(engineContract, createEngine({ ...options, app: APP_VERSION }), channel(), { onError: saying });
}
