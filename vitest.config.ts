/** @file One test project: Node, fixed seeds, no shared state between files. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: "tests/kit/unpack-chromium.ts",
    pool: "forks",
    testTimeout: 60_000,
    maxWorkers: 2,
  },
});
