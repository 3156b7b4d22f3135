/** @file What rounds are judged by for whoever sits here. */
import type { Point } from "../../../app/contract/shapes.ts";
import type { OpenedStore } from "../../store/store.ts";
import type { Learned } from "./learned.ts";
import { traitsOf } from "./picture-traits.ts";
import type { Measure } from "./round-outcome.ts";

export function measureFor(store: Pick<OpenedStore, "pictures">, learned: Learned, target: Point): Measure {
  return { target, profile: learned.profile(), traitsOf: (picture) => traitsOf(store, picture) };
}
