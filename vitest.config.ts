/** @file One test project: Node, fixed seeds, no shared state between files. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    pool: "forks",
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
