/** @file The built page: where it is, whether it is older than its sources, and how it becomes new. */
import { execFile } from "node:child_process";
import { existsSync, globSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

const ROOT = path.join(import.meta.dirname, "../..");
const PAGE = path.join(ROOT, "out/renderer");

/** Files that a build is made of. */
const SOURCES: Readonly<Record<"page" | "desktop", readonly string[]>> = {
  page: ["renderer/**/*", "app/**/*.ts", "package-lock.json"],
  desktop: [
    "renderer/**/*",
    "app/**/*.ts",
    "main/**/*.ts",
    "native/**/*.ts",
    "electron.config.ts",
    "package-lock.json",
  ],
};

/** Whether `product` is missing or older than what it is made of; both lie under `root`. */
export function isStale(product: string, kind: keyof typeof SOURCES, root: string = ROOT): boolean {
  const made = statSync(path.join(root, product), { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return true;
  const files = globSync([...SOURCES[kind]], { cwd: root });
  return files.some((file) => {
    const source = statSync(path.join(root, file));
    return source.isFile() && source.mtimeMs > made;
  });
}

/** Why the page cannot be made here. */
export class PageError extends Error {
  override readonly name = "PageError";
}

/**
 * Makes the page when it is missing or old.
 *
 * @returns its folder
 * @throws PageError when there is none and nothing to make it with, or when its sources do not build
 */
export async function ensurePage(say: (line: string) => void): Promise<string> {
  const config = path.join(ROOT, "renderer/vite.config.ts");
  if (!existsSync(config) || !isStale("out/renderer/index.html", "page")) return PAGE;
  const vite = viteProgram();
  if (vite === undefined) {
    if (existsSync(path.join(PAGE, "index.html"))) return PAGE;
    throw new PageError("The page is not built, and vite, which builds it, is not installed: npm ci installs it.");
  }
  say("Building the page; this is done once.");
  const fresh = path.join(ROOT, `out/renderer-${process.pid}`);
  try {
    // In a process of its own: what building takes, some 300 MB, would stay with the host for its life.
    const words = [vite, "build", "--config", config, "--logLevel", "silent", "--outDir", fresh];
    await promisify(execFile)(process.execPath, words, { cwd: ROOT });
    takePlace(fresh);
  } catch (error) {
    throw new PageError("The page cannot be built, because its sources have a fault: npm run build says where.", {
      cause: error,
    });
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return PAGE;
}

/** Undefined where vite is not installed. */
function viteProgram(): string | undefined {
  try {
    return path.join(path.dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js");
  } catch {
    return undefined;
  }
}

/** The page there was, if another process has not just taken it away. */
function moveAway(old: string): void {
  try {
    renameSync(PAGE, old);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/** A page is there whole or not at all, also for another process that serves it or builds it at the same time. */
function takePlace(fresh: string): void {
  const old = `${fresh}-old`;
  try {
    moveAway(old);
    renameSync(fresh, PAGE);
  } catch (error) {
    // Another process was faster, and its page is as good.
    if (!existsSync(path.join(PAGE, "index.html"))) throw error;
  } finally {
    rmSync(old, { recursive: true, force: true });
  }
}
