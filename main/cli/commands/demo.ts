/** @file `circumplex demo`: a series worth looking at, from sad and calm to joyful, into out/demo. */
import type { Command } from "./command.ts";
import { series } from "./series.ts";

const PROMPT = "a lighthouse on the coast with a small boat";
const PATH = "-2,-1.6 -0.6,-1.8 1.2,-0.6 2.2,1.6";

export const demo: Command = {
  summary: "draws a series from sad and calm to joyful into out/demo",
  usage: "circumplex demo [options of series]",
  run: (words, signal) =>
    series.run(["--prompt", PROMPT, "--path", PATH, "--seed", "7", "--out", "out/demo", "--force", ...words], signal),
};
