/** @file A disk that is soon full, for tests that must see what happens then. */
import { spawnSync } from "node:child_process";
import { onTestFinished } from "vitest";
import { temporaryFolder } from "./circumplex.ts";

/**
 * A folder on a disk of its own of so many kilobytes, gone when the test is over; undefined where none can be made, for only
 * root on Linux may.
 */
export function smallDisk(kilobytes: number): string | undefined {
  const place = temporaryFolder();
  const options = ["-t", "tmpfs", "-o", `size=${kilobytes}k`, "tmpfs", place];
  const { status } = spawnSync("mount", options, { stdio: "ignore" });
  if (status !== 0) return undefined;
  onTestFinished(() => void spawnSync("umount", [place]));
  return place;
}
