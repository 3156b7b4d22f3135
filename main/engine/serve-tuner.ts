/** @file The tuner's side of its channel: tunes for the host until the host is gone, and lets everything else on the machine go first. */
import os from "node:os";
import { tunerContract } from "../../app/contract/engine/tuner.ts";
import { serve } from "../../app/contract/wire.ts";
import { createTuner } from "../../native/tune/create-tuner.ts";
import { APP_VERSION } from "../version.ts";
import { channel, saying } from "./channel.ts";
import type { TunerOptions } from "./launch.ts";

/** Serves the tuner's contract. Throws when this process was started without a channel. */
export function serveTuner(options: TunerOptions): void {
  process.once("disconnect", () => process.exit(0));
  try {
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system does not allow it, resting between steps must do.
  }
  serve(tunerContract, createTuner({ ...options, app: APP_VERSION }), channel(), { onError: saying });
}
