/** @file A program that opens the store of a folder, says so, and waits to be killed. */
import { openStore } from "../../../../main/store/open.ts";

openStore({ directory: process.argv[2]! });
process.stdout.write("open\n");
setInterval(() => undefined, 1000);
