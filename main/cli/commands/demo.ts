/** @file `circumplex demo`: a series worth looking at, from sad and calm to joyful, into out/demo. */
import type { Command } from "./command.ts";
import { series } from "./series.ts";

const SERIES = [
  ["--prompt", "a lighthouse on the coast with a small boat"],
  ["--path", "-2,-1.6 -0.6,-1.8 1.2,-0.6 2.2,1.6"],
  ["--seed", "1"],
].flat();
/** Ours to write over; a folder the person names is not. */
const FOLDER = ["--out", "out/demo", "--force"];

export const demo: Command = {
  usage: "circumplex demo [options of series]",
  run(words, signal) {
    const namesFolder = words.some((word) => word === "--out" || word.startsWith("--out="));
    return series.run([...SERIES, ...(namesFolder ? [] : FOLDER), ...words], signal);
  },
};
