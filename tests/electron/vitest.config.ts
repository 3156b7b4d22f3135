/** @file The desktop program in the real Electron; apart from the other tests, since its program must have been fetched. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/electron/**/*.smoke.ts"],
    pool: "forks",
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
  },
});
