/** @file What is wrong with an adapter, in one sentence. */
import { ModelFileError } from "../../files/model-files.ts";

export class AdapterError extends ModelFileError {
  override readonly name = "AdapterError";
}
