/** @file Where the models lie, and the texts that chat judges are instructed with. */
import path from "node:path";

/** The folder of models; CIRCUMPLEX_MODELS names another, such as one that `train:papercut` has just made. */
export const MODELS = process.env["CIRCUMPLEX_MODELS"] ?? path.join(import.meta.dirname, "../../resources/models");

export const INSTRUCTIONS = path.join(import.meta.dirname, "../../resources/judge");
