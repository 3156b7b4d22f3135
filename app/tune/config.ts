/** @file What a fine-tuning run is told: everything its result depends on, so that the same config gives the same bytes. */
import { z } from "zod";

/**
 * What can be done to an adapter, by its proper name: `calibrate` is supervised learning from scenes a judge has read, `relabel`
 * is the same on pictures of its own (hindsight), `critic` is model-based policy optimisation, `nft`, `grpo` and `control` are
 * policy optimisation from rewards.
 */
export const METHODS = ["calibrate", "relabel", "critic", "nft", "grpo", "control"] as const;
export type MethodName = (typeof METHODS)[number];

const rate = z.number().positive().max(1);
const share = z.number().min(0).max(1);
const steps = z.int().min(1).max(100_000);

const calibrate = z.strictObject({
  method: z.literal("calibrate"),
  steps,
  learningRate: rate.default(8e-4),
  /** Scenes trained without an affect keep the base's taste. */
  dropAffect: share.default(0.2),
});

const relabel = z.strictObject({
  method: z.literal("relabel"),
  steps,
  learningRate: rate.default(2e-4),
  /** Share of a batch that is scenes of the corpus: the replay of the prior. */
  replay: share.default(0.67),
});

const critic = z.strictObject({
  method: z.literal("critic"),
  steps,
  learningRate: rate.default(2e-4),
  /** Weight of the critics' error beside replay. */
  weight: z.number().min(0).max(10).default(0.3),
  /** Share of the calibrated policy's distance between two pictures of one wish that must be kept. */
  floor: z.number().min(0).max(2).default(0.85),
  floorWeight: z.number().min(0).max(10).default(0.3),
  /** Error, in units of `range`, below which nothing is asked for. */
  deadZone: z.number().min(0).max(2).default(0),
  /** Whether the worse of two critics counts, in place of their mean. */
  pessimistic: z.boolean().default(false),
});

const rollout = {
  steps,
  learningRate: rate.default(2e-4),
  /** Prompt–target pairs drawn for one step, and pictures of each. */
  groups: z.int().min(1).max(64).default(8),
  pictures: z.int().min(2).max(64).default(8),
  /** Share of a batch that is scenes of the corpus. */
  replay: share.default(0.5),
} as const;

const nft = z.strictObject({ method: z.literal("nft"), ...rollout, beta: z.number().positive().max(2).default(1) });

const grpo = z.strictObject({
  method: z.literal("grpo"),
  ...rollout,
  sampler: z.enum(["sde", "cps"]).default("sde"),
  /** How noisy the sampler's steps are: a of the SDE, η of CPS. */
  noise: z.number().min(0).max(1).default(0.7),
  /** Steps of the flow that are random; the others follow the ODE. `fast` takes a window of them at random. */
  window: z.int().min(1).max(64).default(6),
  fast: z.boolean().default(false),
  clip: z.number().positive().max(1).default(1e-4),
  kl: z.number().min(0).max(10).default(0.04),
});

const control = z.strictObject({
  method: z.literal("control"),
  steps,
  learningRate: rate.default(0.25),
  groups: z.int().min(1).max(64).default(4),
  pictures: z.int().min(2).max(64).default(8),
});

export const stage = z.discriminatedUnion("method", [calibrate, relabel, critic, nft, grpo, control]);
export type Stage = z.output<typeof stage>;
export type StageOf<M extends MethodName> = Extract<Stage, { method: M }>;

const line = z.object({ offset: z.number(), slope: z.number() });

/** What a person's profile adds: how they feel what the judge reads, what counts to them, what they like. Frozen at the start. */
export const personalTerms = z.object({
  felt: z.object({ valence: line, arousal: line }),
  weights: z.object({ valence: z.number().min(0), arousal: z.number().min(0) }),
  /** Mean weights of the sixteen traits and what liking may count; null until the taste may steer. */
  taste: z.object({ weights: z.array(z.number()), share: z.number().min(0).max(1) }).nullable(),
});
export type PersonalTerms = z.output<typeof personalTerms>;

const model = z.object({ id: z.string(), sha256: z.string() });

export const runConfig = z.strictObject({
  version: z.literal(1),
  pack: model,
  /** Reads what is learned from. */
  judge: model,
  /** Reads for the evidence only; nothing is ever trained, chosen or stopped towards it but to stop. */
  witness: model,
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
  adapter: z.object({
    rank: z.int().min(1).max(128),
    alpha: z.number().positive(),
    /** `affect` trains only how an affect is read; `all` the blocks as well. */
    modules: z.enum(["all", "affect"]),
    /** Blob of an adapter to go on from. */
    from: z.string().nullable(),
  }),
  /** Affect guidance the adapter is tuned for and drawn with. */
  guidance: z.number().min(0).max(20),
  /** Composed scenes that the judge reads before anything is learned; kept for later runs. */
  corpus: z.object({ scenes: z.int().min(16).max(200_000), seed: z.int().min(0) }),
  stages: z.array(stage).min(1).max(8),
  /** Prompt–target pairs for the curve and the final evidence, and steps between two points of the curve. */
  heldOut: z.object({ pairs: z.int().min(4).max(10_000), everySteps: z.int().min(1) }),
  personal: personalTerms.nullable(),
});
export type RunConfig = z.output<typeof runConfig>;

/** Steps of all stages. */
export const totalSteps = ({ stages }: Pick<RunConfig, "stages">): number =>
  stages.reduce((sum, { steps }) => sum + steps, 0);
