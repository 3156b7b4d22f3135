/** @file Held-out pictures: prompts nothing learns from, at fixed targets and seeds, read by judge and witness. */
import { type Affect, affect, AXES } from "../../app/affect/plane.ts";
import { RANGE_LIMIT } from "../../app/affect/range-scale.ts";
import { gaussianNoise } from "../../app/flow/noise.ts";
import { linearSchedule } from "../../app/flow/schedule.ts";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import { readPrompt } from "../../app/prompt/read.ts";
import { stream } from "../../app/random/philox.ts";
import type { Scene } from "../../app/scene/scene.ts";
import { restoreTokens } from "../models/papercut/latent.ts";
import { pictureOf } from "../models/papercut/training/label.ts";
import type { Raster } from "../scene/finish.ts";
import type { Detail } from "../scene/pen.ts";
import { settleScene } from "../scene/settle/settle-scene.ts";
import { decodeScene, TOKEN_SIZE } from "../scene/tokens.ts";
import type { Weights } from "../training/parameters.ts";
import type { Policy, Wish } from "./flow/policy.ts";
import type { Reader } from "./reader.ts";

/** One picture to be drawn for the evidence. */
export interface Cell extends Wish {
  readonly prompt: string;
  /** Seeds noise and detail. */
  readonly seed: number;
  readonly index: number;
}

/** A cell as it was drawn and read. */
export interface HeldOutDraw extends Cell {
  /** As the flow left them, not normalised. */
  readonly tokens: Float32Array;
  readonly scene: Scene;
  readonly picture: Raster;
  readonly judge: PlanePoint;
  readonly witness: PlanePoint;
}

/** Rows drawn in one batch. */
const BATCH = 12;
/** Cells a side of the grid that targets are spread over. */
const GRID = 3;

/**
 * `pairs` prompt–target pairs: the prompts in turn, each at targets in the cells of a 3 × 3 grid over ±2.4, jittered. Pair i is
 * the same for every number of pairs. `noises` seeds each, so that pictures of one wish can be told apart.
 */
export function heldOutCells(prompts: readonly string[], pairs: number, seed: number, noises = 1): Cell[] {
  const side = (2 * RANGE_LIMIT) / GRID;
  return Array.from({ length: pairs }, (_, pair) => {
    const prompt = prompts[pair % prompts.length]!;
    const random = stream(seed, "held-out target", pair);
    // A prompt meets the cells in an order of its own, so that few pairs cover the plane as well.
    const cell = (7 * Math.floor(pair / prompts.length) + 4 * (pair % prompts.length)) % GRID ** 2;
    const within = (index: number): number => -RANGE_LIMIT + side * (index + random.uniform());
    const target: Affect = affect(within(cell % GRID), within(Math.floor(cell / GRID)));
    const { phrases } = readPrompt(prompt);
    return Array.from({ length: noises }, (_, noise) => {
      const index = pair * 8 + noise;
      return { prompt, phrases, target, seed, index };
    });
  }).flat();
}

export interface HeldOutSettings {
  readonly policy: Pick<Policy, "integrate" | "latent">;
  readonly judge: Reader;
  readonly witness: Reader;
  readonly steps: number;
  readonly guidance: number;
  readonly detail: Detail;
  readonly breathe: () => Promise<void>;
  readonly onDraw?: (done: number) => void;
}

/** Draws the cells with the given weights, in the pack's steps, and has them read. */
export async function drawHeldOut(
  weights: Weights,
  cells: readonly Cell[],
  settings: HeldOutSettings,
): Promise<HeldOutDraw[]> {
  const { policy, judge, witness, steps, guidance, detail, breathe, onDraw } = settings;
  const draws: HeldOutDraw[] = [];
  for (let at = 0; at < cells.length; at += BATCH) {
    const batch = cells.slice(at, at + BATCH);
    const noise = batch.map(({ seed, index }) => gaussianNoise(TOKEN_SIZE, stream(seed, "held-out noise", index)));
    const stretch = { sigmas: linearSchedule(steps), guidance };
    const states = await policy.integrate(weights, batch, noise, stretch, breathe);
    for (const [i, cell] of batch.entries()) {
      await breathe();
      const tokens = restoreTokens(states[i]!, policy.latent);
      const scene = settleScene(decodeScene(tokens, cell.index), cell.phrases);
      const picture = await pictureOf(scene, detail);
      draws.push({
        ...cell,
        tokens,
        scene,
        picture,
        judge: await judge.read(picture),
        witness: await witness.read(picture),
      });
      onDraw?.(draws.length);
    }
  }
  return draws;
}

/** Distance to the target of both axes' mean. */
export function errorOf({ target }: Pick<Cell, "target">, reading: PlanePoint): number {
  return AXES.reduce((sum, axis) => sum + Math.abs(reading[axis] - target[axis]), 0) / AXES.length;
}
