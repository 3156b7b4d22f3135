/** @file Tests under Node with fixed seeds. Those of pure functions share a process; the others have one to themselves a file. */
import { configDefaults, defineConfig } from "vitest/config";

/** Where nothing is kept in modules, environment or working folder: a process for each file would only cost its start. */
const PURE = ["app", "gradient", "renderer", "native/{autodiff,export,files,graph,image,import,scene}"].map(
  (folder) => `tests/${folder}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    globalSetup: "tests/kit/unpack-chromium.ts",
    pool: "forks",
    testTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "pure", include: PURE, isolate: false } },
      {
        extends: true,
        test: { name: "apart", include: ["tests/**/*.test.ts"], exclude: [...configDefaults.exclude, ...PURE] },
      },
    ],
  },
});
