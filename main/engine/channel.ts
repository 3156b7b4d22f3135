/** @file The channel of a process that computes to the host that started it. */
import type { Port } from "../../app/contract/wire.ts";
import { MOST_ENGINE_WEIGHT } from "../../app/contract/wire/frame.ts";
import { parentPort } from "../ports/child-process.ts";
import { utilityParentPort } from "../ports/electron-port.ts";
import { parentPortOfElectron } from "./electron-parent.ts";

/** @throws Error when this process was started by hand */
export function channel(): Port {
  const utility = parentPortOfElectron();
  const port = utility === undefined ? parentPort(MOST_ENGINE_WEIGHT) : utilityParentPort(utility, MOST_ENGINE_WEIGHT);
  if (port === undefined) throw new Error("This process is started by the studio, not by hand.");
  return port;
}

/** Says what went wrong in a handler on standard error, which the host writes to its log. */
export function saying(error: unknown, name: string): void {
  const { message, stack } = error instanceof Error ? error : new Error(JSON.stringify(error));
  process.stderr.write(`${JSON.stringify({ level: "error", endpoint: name, message, stack })}\n`);
}
