/**
 * @file The forward-only policy (ALGORITHMS §3.10) for packs whose backward pass does not fit: evolution strategies on how an
 * affect is read, from rewards alone. No gradient flows through the flow.
 */
import { gaussianNoise } from "../../../app/flow/noise.ts";
import { groupAdvantages } from "../../../app/flow/group-advantage.ts";
import { linearSchedule } from "../../../app/flow/schedule.ts";
import { stream } from "../../../app/random/philox.ts";
import { mean } from "../../../app/statistics/mean.ts";
import type { StageOf } from "../../../app/tune/config.ts";
import { TOKEN_SIZE } from "../../scene/tokens.ts";
import type { Weights } from "../../training/parameters.ts";
import { createSlot, type Optimiser, type Slot, updateSlots } from "../../training/optimiser.ts";
import { cosineDecay } from "../../training/schedule.ts";
import { initialWeights } from "../flow/adapted-flow.ts";
import type { CreateMethod } from "../method.ts";
import { drawRewarded } from "./draw-rewarded.ts";
import { groupedWishes } from "./wishes.ts";

/** The module whose weights are the control: everything else keeps the stage's start. */
const CONTROL = "flow.affect.out.";
const STEPS = 8;
/** Deviation of a trial about the policy, in units of a control that matters; falls as the policy settles. */
const SPREAD = { first: 0.5, fall: 0.995, least: 0.2 } as const;
/** Such a unit, in weights. */
const UNIT = 0.06;
/** Advantages beyond this count no more. */
const MOST_ADVANTAGE = 5;
/** β: pull of the control towards 0, the base. */
const TOWARDS_BASE = 0.02;

/**
 * A step draws `pictures` pictures of each of `groups` wishes, half of them with the control moved by +σε and half by −σε, the
 * two of a pair on the same noise. g = mean A·ε/σ − β·z; Adam climbs it.
 */
export const createControl: CreateMethod<StageOf<"control">> = async (stage, parts, saved) => {
  const { steps, learningRate, groups, pictures } = stage;
  const { policy, corpus, seed, guidance, breathe } = parts;
  const base = initialWeights(parts.flow);
  const names = [...base.keys()].filter((name) => name.startsWith(CONTROL));
  if (names.length === 0) throw new Error(`The adapter has no module ${CONTROL.slice(0, -1)} to be controlled.`);
  const optimiser: Optimiser = {
    learningRate: cosineDecay(learningRate * UNIT, steps, 0.12 * learningRate * UNIT),
    beta1: 0.9,
    beta2: 0.99,
    epsilon: 1e-8,
    weightDecay: 0,
  };
  const slots = names.map((name) => {
    const data = base.get(name)!;
    const slot = createSlot(name, { type: "float32", shape: [data.length], data }, optimiser, {
      average: false,
      sum: false,
    });
    return restored(slot, saved?.memory);
  });
  let made = saved?.training.step ?? 0;
  const pairs = Math.max(1, Math.floor(pictures / 2));

  /** The adapter with its control moved by `by`·direction. */
  const moved = (direction: readonly Float32Array[], by: number): Weights => {
    const weights = new Map(base);
    for (const [i, { name, parameter }] of slots.entries())
      weights.set(
        name,
        parameter.data.map((value, k) => value + by * direction[i]![k]!),
      );
    return weights;
  };

  return {
    async step(step) {
      const random = stream(seed, "control", step);
      const sigma = Math.max(SPREAD.least, SPREAD.first * SPREAD.fall ** step) * UNIT;
      const wishes = groupedWishes(corpus, random, groups, 1);
      const noise = wishes.map(() => gaussianNoise(TOKEN_SIZE, random));
      const stretch = { sigmas: linearSchedule(STEPS), guidance };
      const trials: { readonly direction: readonly Float32Array[]; readonly rewards: readonly number[] }[] = [];
      for (let pair = 0; pair < pairs; pair++) {
        const direction = slots.map(({ parameter }) => gaussianNoise(parameter.data.length, random));
        for (const sign of [1, -1]) {
          const ends = await policy.integrate(moved(direction, sign * sigma), wishes, noise, stretch, breathe);
          const rewarded = await drawRewarded(parts, wishes, ends, step * wishes.length);
          const signed = direction.map((values) => values.map((value) => sign * value));
          trials.push({ direction: signed, rewards: rewarded.map(({ reward }) => reward) });
        }
      }
      // A group is the trials of one wish.
      const advantages = groupAdvantages(
        wishes.map((_, wish) => trials.map(({ rewards }) => rewards[wish]!)),
        { spread: "group", clip: MOST_ADVANTAGE },
      );
      const worth = trials.map((_, trial) => mean(advantages.map((group) => group[trial]!)));
      const gradients = slots.map(({ name, parameter }, i) =>
        parameter.data.map((value, k) => {
          const climb = mean(trials.map(({ direction }, trial) => worth[trial]! * direction[i]![k]!)) / sigma;
          return -climb + TOWARDS_BASE * (value - base.get(name)![k]!);
        }),
      );
      updateSlots(slots, gradients, optimiser, ++made, 1, 1);
      return { loss: -mean(trials.flatMap(({ rewards }) => rewards)), pictures: trials.length * wishes.length };
    },
    weights: () => new Map([...base, ...slots.map(({ name, parameter }) => [name, parameter.data] as const)]),
    state: () => ({ training: { ...NO_TRAINING, step: made }, memory: kept(slots) }),
    release: async () => undefined,
  };
};

const NO_TRAINING = {
  step: 0,
  batches: 0,
  parameters: new Map(),
  first: new Map(),
  second: new Map(),
  averaged: undefined,
  accumulated: undefined,
};

function kept(slots: readonly Slot[]): Weights {
  return new Map(
    slots.flatMap(({ name, parameter, first, second }): [string, Float32Array][] => [
      [`control.${name}`, parameter.data.slice()],
      [`first.${name}`, first.slice()],
      [`second.${name}`, second.slice()],
    ]),
  );
}

function restored(slot: Slot, memory: Weights | undefined): Slot {
  if (memory === undefined) return slot;
  slot.parameter.data.set(memory.get(`control.${slot.name}`)!);
  slot.first.set(memory.get(`first.${slot.name}`)!);
  slot.second.set(memory.get(`second.${slot.name}`)!);
  return slot;
}
