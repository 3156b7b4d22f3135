/** @file `npm run dev`: the studio in the browser, its page built anew whenever a source of it changes. Reload to see it. */
import path from "node:path";
import { build } from "vite";
import { main } from "../cli/main.ts";

const CONFIG = path.join(import.meta.dirname, "../../renderer/vite.config.ts");

await build({ configFile: CONFIG, logLevel: "warn", build: { watch: {}, minify: false, sourcemap: true } });
process.exitCode = await main(["serve", "--open", ...process.argv.slice(2)]);
process.exit();
