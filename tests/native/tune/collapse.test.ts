/** @file The three ways in which prototypes went wrong, drawn by the real pack and read by the real judges: each rings its alarm. */
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { affect } from "../../../app/affect/plane.ts";
import { CHOOSING } from "../../../app/evidence/prompts.ts";
import { alarmsAt, bestPoint } from "../../../app/tune/guards.ts";
import type { CurvePoint } from "../../../app/tune/progress.ts";
import { PRESENCE } from "../../../native/models/papercut/latent.ts";
import { GLOBAL_SIZE } from "../../../native/scene/tokens.ts";
import { adaptFlow, initialWeights, readTunablePack } from "../../../native/tune/flow/adapted-flow.ts";
import { Policy } from "../../../native/tune/flow/policy.ts";
import { heldOutCells, type HeldOutSettings } from "../../../native/tune/held-out.ts";
import { taughtBy } from "../../../native/tune/personal.ts";
import { openReader, type Reader } from "../../../native/tune/reader.ts";
import { measure } from "../../../native/tune/run/measure.ts";
import { notBegun } from "../../../native/tune/run/standing.ts";
import type { Weights } from "../../../native/training/parameters.ts";
import { MODELS } from "../../kit/places.ts";

const MOOD = path.join(MODELS, "papercut/mood.safetensors");
const CELLS = heldOutCells(CHOOSING, 18, 11, 2);

let policy: Policy;
let judge: Reader;
let witness: Reader;
/** The pack as it draws with its mood adapter, and without. */
let mood: Weights;
let base: Weights;
let start: CurvePoint;

beforeAll(async () => {
  const pack = await readTunablePack(path.join(MODELS, "papercut"));
  const flow = await adaptFlow(pack.flow, { rank: 16, alpha: 16, modules: "all" }, 1, MOOD);
  policy = await Policy.open(pack, flow, 2);
  judge = await openReader(path.join(MODELS, "papercut-judge"));
  witness = await openReader(path.join(MODELS, "papercut-witness"));
  mood = initialWeights(flow);
  base = new Map([...mood].map(([name, values]) => [name, new Float32Array(values.length)]));
  start = await pointAt(0, base);
}, 60_000);
afterAll(async () => {
  await policy.release();
  await Promise.all([judge.close(), witness.close()]);
});

type Integrate = HeldOutSettings["policy"]["integrate"];

/** A point of a run's curve whose pictures are drawn so. */
async function pointAt(step: number, weights: Weights, integrate?: Integrate, cells = CELLS): Promise<CurvePoint> {
  const { latent } = policy;
  const drawing = { latent, integrate: integrate ?? policy.integrate.bind(policy) };
  const breathe = (): Promise<void> => Promise.resolve();
  const settings = { policy: drawing, judge, witness, steps: 12, guidance: 1.5, detail: "low", breathe } as const;
  const standing = { ...notBegun("collapse"), step };
  return (await measure(weights, cells, settings, { standing, taught: taughtBy(null) })).point;
}

/** The codes that ring, and whether the point may be kept. */
async function rungBy(from: CurvePoint, collapsed: Promise<CurvePoint>) {
  const curve = [from, await collapsed];
  return {
    stopping: alarmsAt(curve).flatMap(({ code, stops }) => (stops ? [code] : [])),
    kept: bestPoint(curve)?.step,
  };
}

test("the mood adapter, which nothing is wrong with, rings nothing", async () => {
  expect(await rungBy(start, pointAt(10, mood))).toEqual({ stopping: [], kept: 10 });
}, 60_000);

test("all pictures shrink to the centre: the error falls, and no target is followed", async () => {
  // Wishes near the middle, where the pack scatters further than it is asked to go: there shrinking pays.
  const near = CELLS.map((cell) => ({
    ...cell,
    target: affect(cell.target.valence / 2, cell.target.arousal / 2),
  }));
  const toCentre: Integrate = (weights, wishes, states, stretch, breathe) => {
    const centred = wishes.map((wish) => ({ ...wish, target: affect(0, 0) }));
    return policy.integrate(weights, centred, states, { ...stretch, guidance: 3 }, breathe);
  };
  const scattered = await pointAt(0, base, undefined, near);
  const { stopping, kept } = await rungBy(scattered, pointAt(10, mood, toCentre, near));
  expect(stopping).toContain("centre");
  expect(kept).toBeUndefined();
}, 60_000);

test("every second thing goes: scenes empty", async () => {
  const emptying: Integrate = async (...asked) =>
    (await policy.integrate(...asked)).map((state) => {
      const emptied = state.slice();
      for (const [slot, at] of PRESENCE.entries()) if (slot % 2 === 0) emptied[at] = -3;
      return emptied;
    });
  const { stopping, kept } = await rungBy(start, pointAt(10, mood, emptying));
  expect(stopping).toContain("elements");
  expect(kept).toBeUndefined();
}, 60_000);

test("one palette: sky, light and colours of all pictures become the same", async () => {
  const ofOnePalette: Integrate = async (...asked) => {
    const states = await policy.integrate(...asked);
    const meanOf = (i: number): number => states.reduce((sum, state) => sum + state[i]!, 0) / states.length;
    const mean = Array.from({ length: GLOBAL_SIZE }, (_, i) => meanOf(i));
    return states.map((state) => state.map((value, i) => (i < GLOBAL_SIZE ? 0.3 * value + 0.7 * mean[i]! : value)));
  };
  const { stopping, kept } = await rungBy(start, pointAt(10, mood, ofOnePalette));
  expect(stopping).toContain("diversity");
  expect(kept).toBeUndefined();
}, 60_000);
