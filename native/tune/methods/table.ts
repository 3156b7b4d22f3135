/** @file All methods by name: the compiler says which is missing. */
import type { MethodName, Stage, StageOf } from "../../../app/tune/config.ts";
import type { CreateMethod, Method, MethodParts, MethodState } from "../method.ts";
import { createCalibrate } from "./calibrate.ts";
import { createControl } from "./control.ts";
import { createCritic } from "./critic.ts";
import { createGrpo } from "./grpo.ts";
import { createNft } from "./nft.ts";
import { createRelabel } from "./relabel.ts";

const METHOD_TABLE: { readonly [M in MethodName]: CreateMethod<StageOf<M>> } = {
  calibrate: createCalibrate,
  relabel: createRelabel,
  critic: createCritic,
  nft: createNft,
  grpo: createGrpo,
  control: createControl,
};

/** Begins the stage, or goes on with it. */
export function createMethod(stage: Stage, parts: MethodParts, saved: MethodState | null): Promise<Method> {
  // The table's entry takes just this kind of stage, which TypeScript cannot follow through the union.
  return (METHOD_TABLE[stage.method] as CreateMethod)(stage, parts, saved);
}
