/** @file What a setting is to the grammar: where its horizon lies, who is at home in it, and how its land is laid out. */
import type { Kind } from "../../../../app/scene/kinds.ts";
import type { Sketch, Stage } from "../sketch.ts";

export interface SettingGrammar {
  /** Between which heights the horizon lies, fractions from the top. */
  readonly horizon: readonly [high: number, low: number];
  /** Focal kinds at home here and how readily they appear, 1 ordinary; others that belong come seldom. */
  readonly residents: Partial<Readonly<Record<Kind, number>>>;
  /** Lays out the land and tells where things may stand and float. */
  readonly lay: (sketch: Sketch) => Stage;
  /** The dark frame in front, added after the figures. */
  readonly frame: (sketch: Sketch) => void;
}
