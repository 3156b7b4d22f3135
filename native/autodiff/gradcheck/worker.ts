/** @file The process a gradient check runs in: reads FILE, prints the report as one line of JSON. */
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { gradcheck } from "./gradcheck.ts";

const [file = "", seed = "0"] = process.argv.slice(2);
const report = await gradcheck(readFileSync(file), Number(seed), { directory: dirname(file) });
process.stdout.write(JSON.stringify(report));
