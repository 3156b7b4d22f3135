/** @file The port a utility process of Electron has to its parent. */
import type { utilityParentPort } from "../ports/electron-port.ts";

/** `process.parentPort`; undefined in a process that Electron did not start. */
export function parentPortOfElectron(): Parameters<typeof utilityParentPort>[0] | undefined {
  return (process as { readonly parentPort?: Parameters<typeof utilityParentPort>[0] }).parentPort;
}
