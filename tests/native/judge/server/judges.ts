/** @file Server judges as the tests of this folder open them. */
import path from "node:path";
import type { ServerSetup } from "../../../../app/contract/studio/judges.ts";
import type { Calibration } from "../../../../app/judge/calibration.ts";
import { readInstructions } from "../../../../native/judge/chat/instructions.ts";
import type { Judge } from "../../../../native/judge/judge.ts";
import { openServerJudge } from "../../../../native/judge/server/server-judge.ts";
import type { Raster } from "../../../../native/scene/finish.ts";

export const INSTRUCTIONS = await readInstructions(path.join(import.meta.dirname, "../../../../resources/judge"));

/** A picture of one grey, 0 … 255. */
export function grey(level: number, side = 8): Raster {
  return { width: side, height: side, data: new Uint8Array(3 * side * side).fill(level) };
}

export function setupOf(address: string, change: Partial<ServerSetup> = {}): ServerSetup {
  return { address, model: "tiny", allowedHost: null, reads: 2, temperature: 0.5, timeoutSeconds: 5, ...change };
}

export function judgeAt(
  address: string,
  change: Partial<ServerSetup> = {},
  { key = null, calibration = null }: { readonly key?: string | null; readonly calibration?: Calibration | null } = {},
): Judge {
  return openServerJudge({
    id: "server-1",
    setup: setupOf(address, change),
    key,
    calibration,
    instructions: INSTRUCTIONS,
  });
}

/** What was thrown, for a look at its failure. */
export async function thrown(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}
