/** @file What a handler could not foresee, and ports that broke a rule, as lines of the log. */
import type { Logger } from "../log.ts";

/** `onError` of a served port. */
export function unforeseen(log: Logger): (error: unknown, name: string) => void {
  return (error, name) =>
    log.error("contract", {
      name,
      message: error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error),
    });
}
