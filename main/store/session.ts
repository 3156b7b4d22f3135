/** @file Whether the last program closed the store, and what becomes of what it left under way. */
import type { Base } from "./base.ts";
import { createJobs } from "./jobs.ts";

/**
 * Marks the store as open. Jobs found under way were interrupted, and so were their frames, except those whose picture is
 * there: a frame that is drawn counts as finished, measured or not.
 *
 * @returns true when the last program ended without {@link endSession}
 */
export function beginSession(base: Base): boolean {
  const { connection } = base;
  const jobs = createJobs(base);
  return base.write(() => {
    const open = connection.prepare<[], number>("SELECT open FROM session").pluck().get() === 1;
    const underWay = connection
      .prepare<[], string>("SELECT id FROM jobs WHERE state IN ('running', 'cancelling') ORDER BY number")
      .pluck()
      .all();
    for (const job of underWay) jobs.move(job, "interrupted");
    connection.exec(`UPDATE frames SET state = CASE WHEN picture_revision = revision THEN 'finished' ELSE 'interrupted' END
      WHERE state IN ('drawing', 'measuring')`);
    connection.exec("UPDATE session SET open = 1");
    return open || underWay.length > 0;
  });
}

/** Marks the end as clean. */
export function endSession(base: Base): void {
  base.write(() => void base.connection.exec("UPDATE session SET open = 0"));
}
