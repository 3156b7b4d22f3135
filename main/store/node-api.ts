/** @file better-sqlite3 needs Node-API 10 and ends the process by a signal where it is older: said before it is loaded. */

const NEEDED = 10;

/**
 * Refuses a Node the database's binary cannot run in.
 *
 * @param version what `process.versions` says
 * @throws RangeError, one sentence with both versions
 */
export function requireNodeApi({ node, napi }: { readonly node: string; readonly napi?: string | undefined }): void {
  if (Number(napi) >= NEEDED) return;
  throw new RangeError(`The database needs Node 22.14 or newer (Node-API ${NEEDED}); this is Node ${node}.`);
}
