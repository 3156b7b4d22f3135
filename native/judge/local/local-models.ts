/** @file Opens vision-language models from folders. */
import { ModelFileError } from "../../files/model-files.ts";
import type { LocalModels } from "./local-model.ts";

const refuse = (folder: string): Promise<never> =>
  Promise.reject(new ModelFileError(`${folder} cannot be opened as a model.`));

export const LOCAL_MODELS: LocalModels = { inspect: refuse, open: refuse };
