#!/usr/bin/env node
/** @file The door: plain JavaScript, so that a Node too old for the program says so in one line instead of failing. */
import module from "node:module";
import path from "node:path";

const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(
    `Circumplex needs Node 24 or newer and this is Node ${process.versions.node}: ` +
      "start it with npm run circumplex -- COMMAND, which uses the Node that npm ci has installed.\n",
  );
  process.exitCode = 3;
} else {
  // Reading a few hundred TypeScript files takes half of a short command's time; the second start finds them compiled.
  module.enableCompileCache(path.join(import.meta.dirname, "../../node_modules/.cache/circumplex"));
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv.slice(2));
}
