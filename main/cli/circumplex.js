#!/usr/bin/env node
/** @file The door: plain JavaScript, so that a Node too old for the program says so in one line instead of failing. */
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  process.stderr.write(
    `Circumplex needs Node 24 or newer, and this is Node ${process.versions.node}: ` +
      "start it through npm (npm run circumplex -- …), which uses the Node that npm ci installed.\n",
  );
  process.exitCode = 3;
} else {
  const { main } = await import("./main.ts");
  process.exitCode = await main(process.argv.slice(2));
}
