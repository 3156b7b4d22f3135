/** @file Where the repository and its command line lie. */
import path from "node:path";

export const ROOT = path.join(import.meta.dirname, "../..");
export const COMMAND = path.join(ROOT, "main/cli/circumplex.js");
/** The models that come with the program. */
export const MODELS = path.join(ROOT, "resources/models");
