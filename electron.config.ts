/** @file How electron-vite builds the desktop program: main process and engine, preload, page. */
import path from "node:path";
import { defineConfig, mergeConfig } from "electron-vite";
import page from "./renderer/vite.config.ts";

/** Opened by the system or carrying it: they stay files of their own beside the bundle. */
const NATIVE = ["electron", "onnxruntime-node", "sharp", "better-sqlite3"];

export default defineConfig({
  main: {
    build: {
      outDir: "out/desktop/main",
      externalizeDeps: false,
      target: "node24",
      // The engine and its threads are started by their files' names, beside the file that starts them.
      rolldownOptions: {
        input: {
          index: "main/electron/index.ts",
          engine: "main/engine/index.ts",
          "vision-model": "native/judge/local/worker.ts",
        },
        external: [...NATIVE, /^node:/],
        output: { format: "es", entryFileNames: "[name].js" },
      },
    },
  },
  preload: {
    build: {
      outDir: "out/desktop/preload",
      externalizeDeps: false,
      // A sandboxed preload is one CommonJS file.
      rolldownOptions: {
        input: { preload: "main/electron/preload.ts" },
        external: ["electron"],
        output: { format: "cjs", entryFileNames: "[name].cjs" },
      },
    },
  },
  renderer: mergeConfig(page, {
    root: path.join(import.meta.dirname, "renderer"),
    build: {
      outDir: path.join(import.meta.dirname, "out/desktop/renderer"),
      rolldownOptions: { input: path.join(import.meta.dirname, "renderer/index.html") },
    },
  }),
});
