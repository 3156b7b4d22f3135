/** @file `npm run figures:personal`: whether an adapter tuned to a simulated person serves them better than anybody's. */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { STYLE_FEATURES } from "../../../app/affect/ground/style-reference.ts";
import { affect, clampAffect } from "../../../app/affect/plane.ts";
import { PROMPTS } from "../../../app/evidence/prompts.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { logistic } from "../../../app/profile/bayesian-logistic.ts";
import { NOISE } from "../../../app/profile/felt.ts";
import { foldProfile } from "../../../app/profile/fold.ts";
import type { LoggedEntry } from "../../../app/profile/log.ts";
import { pictureTraits } from "../../../app/profile/traits.ts";
import { stream } from "../../../app/random/philox.ts";
import { clusterBootstrap, pairedDifference } from "../../../app/statistics/bootstrap.ts";
import { mean } from "../../../app/statistics/mean.ts";
import type { PersonalTerms, RunConfig, Stage } from "../../../app/tune/config.ts";
import { criticStage, TUNED_GUIDANCE } from "../../../app/tune/recipes.ts";
import { blobPath } from "../../../native/files/blobs.ts";
import { styleOf } from "../../../native/judge/style.ts";
import { adaptFlow, initialWeights, readTunablePack } from "../../../native/tune/flow/adapted-flow.ts";
import { Policy } from "../../../native/tune/flow/policy.ts";
import { drawHeldOut, type HeldOutDraw, heldOutCells } from "../../../native/tune/held-out.ts";
import { openReader } from "../../../native/tune/reader.ts";
import { runTuning } from "../../../native/tune/run.ts";
import { embeddedModels } from "../../../native/tune/run/models.ts";
import { personalTermsOf } from "../../host/tuner/personal-terms.ts";
import { readArguments, wholeNumber } from "../arguments.ts";
import { badInput } from "../exit.ts";
import { MODELS } from "../models-folder.ts";
import { PEOPLE, simulatedLog, simulatedTaste } from "./profile-figures/simulated-person.ts";
import { runTool } from "./tool.ts";

const USAGE = `npm run figures:personal -- --from BLOB [--people N] [--pairs N] [--threads N] [--work DIR]

  --from BLOB   the population's adapter, by its hash among the blobs of --work (npm run figures:tune leaves some)
  --people N    simulated people, default 3
  --pairs N     held-out prompt–target pairs, default 192
  --threads N   default 2
  --work DIR    default ./tune-figures
`;

const OPTIONS = {
  from: { type: "string", default: "" },
  people: { type: "string", default: "3" },
  pairs: { type: "string", default: "192" },
  threads: { type: "string", default: "2" },
  work: { type: "string", default: "tune-figures" },
  help: { type: "boolean", default: false },
} as const;

/** How people feel what a judge reads: lines unlike the identity. */
const SENSES = [
  { valence: { offset: 0.8, slope: 0.7 }, arousal: { offset: -0.7, slope: 0.8 } },
  { valence: { offset: -0.7, slope: 0.8 }, arousal: { offset: 0.6, slope: 0.75 } },
  { valence: { offset: 1.1, slope: 0.75 }, arousal: { offset: -1, slope: 0.8 } },
] as const;
/** What the profile was learned from. */
const CORRECTIONS = 60;
const CHOICES = 160;

const STAGES: readonly Stage[] = [
  { method: "calibrate", steps: 500, learningRate: 6e-4, dropAffect: 0.2 },
  criticStage(60),
];

await runTool(async (signal) => {
  const { values } = readArguments(process.argv.slice(2), OPTIONS);
  if (values.help) return void process.stdout.write(USAGE);
  if (!/^[0-9a-f]{64}$/u.test(values.from)) throw badInput("--from needs the hash of an adapter among the blobs.");
  const work = path.resolve(values.work);
  const threads = wholeNumber("threads", values.threads);
  const pairs = wholeNumber("pairs", values.pairs);
  const models = await embeddedModels(MODELS);
  process.stdout.write("| person | error before / after | difference | preferred |\n| --- | --- | --- | --- |\n");
  for (let person = 0; person < wholeNumber("people", values.people); person++) {
    const taste = simulatedTaste(stream(50 + person, "personal taste"), PEOPLE);
    const sense = SENSES[person % SENSES.length]!;
    const feels = ({ valence, arousal }: PlanePoint): PlanePoint =>
      clampAffect(
        sense.valence.offset + sense.valence.slope * valence,
        sense.arousal.offset + sense.arousal.slope * arousal,
      );
    const personal = learnedTerms(person, taste, feels);
    const adapter = await tuned({ work, threads, from: values.from, personal, person, models, signal });
    const before = await drawn({ work, threads, pairs, adapter: values.from, feels, signal });
    const after = await drawn({ work, threads, pairs, adapter, feels, signal });
    process.stdout.write(rowOf(person, before, after, taste, feels));
  }
});

/** The profile's terms after so many corrections and choices of a person who is as noisy as people are. */
function learnedTerms(
  person: number,
  taste: readonly number[],
  feels: (reading: PlanePoint) => PlanePoint,
): PersonalTerms {
  const random = stream(70 + person, "corrections");
  const corrections = Array.from({ length: CORRECTIONS }, (_, i): LoggedEntry => {
    const measured = { valence: random.between(-2.4, 2.4), arousal: random.between(-2.4, 2.4) };
    const place = feels(measured);
    const felt = clampAffect(
      place.valence + NOISE.valence * random.normal(),
      place.arousal + NOISE.arousal * random.normal(),
    );
    const judge = { id: "papercut-judge", sha256: "0".repeat(64) };
    const entry = { kind: "mood.corrected" as const, picture: `p${i}`, judge, measured, felt };
    return { number: CHOICES + i + 1, person: "simulated", created: i, entry };
  });
  const entries = [...simulatedLog(60 + person, taste, "pair", CHOICES), ...corrections];
  const terms = personalTermsOf(foldProfile(entries), { decisions: true, stars: true, corrections: true });
  if (terms?.taste == null) throw new Error("The simulated profile does not steer.");
  return terms;
}

interface TuningOrder {
  readonly work: string;
  readonly threads: number;
  readonly from: string;
  readonly personal: PersonalTerms;
  readonly person: number;
  readonly models: Pick<RunConfig, "pack" | "judge" | "witness">;
  readonly signal: AbortSignal;
}

/** Goes on from the population's adapter with the person's terms; gives the blob of the last step. */
async function tuned({ work, threads, from, personal, person, models, signal }: TuningOrder): Promise<string> {
  const config: RunConfig = {
    version: 1,
    ...models,
    seed: 100 + person,
    adapter: { rank: 16, alpha: 16, modules: "all", from },
    guidance: TUNED_GUIDANCE,
    corpus: { scenes: 6000, seed: 7 },
    stages: [...STAGES],
    heldOut: { pairs: 12, everySteps: 1000 },
    personal,
  };
  const place = { models: MODELS, blobs: path.join(work, "blobs"), work };
  await mkdir(place.blobs, { recursive: true });
  const control = { signal, keep: () => false, breathe: () => Promise.resolve(), threads, provider: "cpu" as const };
  let adapter = from;
  for await (const event of runTuning({ run: `personal-${person}`, config }, place, control)) {
    if (event.kind === "point") adapter = event.adapter ?? adapter;
    if (event.kind === "ended") adapter = event.adapter ?? adapter;
    if (event.kind === "step" && event.step % 50 === 0)
      process.stderr.write(`person ${person + 1}, step ${event.step}\n`);
  }
  signal.throwIfAborted();
  return adapter;
}

interface DrawOrder {
  readonly work: string;
  readonly threads: number;
  readonly pairs: number;
  readonly adapter: string;
  readonly feels: (reading: PlanePoint) => PlanePoint;
  readonly signal: AbortSignal;
}

async function drawn({ work, threads, pairs, adapter, feels, signal }: DrawOrder): Promise<HeldOutDraw[]> {
  const pack = await readTunablePack(path.join(MODELS, "papercut"));
  const flow = await adaptFlow(
    pack.flow,
    { rank: 16, alpha: 16, modules: "all" },
    0,
    blobPath(path.join(work, "blobs"), adapter),
  );
  const policy = await Policy.open(pack, flow, threads);
  const judge = await openReader(path.join(MODELS, "papercut-judge"));
  const witness = await openReader(path.join(MODELS, "papercut-witness"));
  try {
    // Targets are what this person can feel: a sense that is narrower than the plane puts its corners out of anybody's reach.
    const cells = heldOutCells(PROMPTS, pairs, 41, 2).map((cell) => {
      const { valence, arousal } = feels(cell.target);
      return { ...cell, target: affect(valence, arousal) };
    });
    return await drawHeldOut(initialWeights(flow), cells, {
      policy,
      judge,
      witness,
      steps: pack.manifest.sampling.steps,
      guidance: TUNED_GUIDANCE,
      detail: "low",
      breathe: async () => signal.throwIfAborted(),
    });
  } finally {
    await Promise.all([policy.release(), judge.close(), witness.close()]);
  }
}

/** By the witness, as the person truly feels and likes. */
function rowOf(
  person: number,
  before: readonly HeldOutDraw[],
  after: readonly HeldOutDraw[],
  taste: readonly number[],
  feels: (reading: PlanePoint) => PlanePoint,
): string {
  const errorOf = ({ witness, target }: HeldOutDraw): number => {
    const place = feels(witness);
    return (Math.abs(place.valence - target.valence) + Math.abs(place.arousal - target.arousal)) / 2;
  };
  const likes = ({ witness, target, picture, prompt }: HeldOutDraw): number => {
    const style = styleOf(picture);
    const traits = pictureTraits({
      measurement: feels(witness),
      target,
      style: STYLE_FEATURES.map((feature) => style[feature]),
      prompt,
    });
    return traits.reduce((sum, trait, i) => sum + trait * taste[i]!, 0);
  };
  const clusters = [...Map.groupBy(before.keys(), (i) => before[i]!.prompt).values()];
  const random = stream(1, "personal figures");
  const difference = pairedDifference(
    clusters.map((indices) => indices.map((i) => ({ one: errorOf(after[i]!), other: errorOf(before[i]!) }))),
    random,
    { resamples: 4000 },
  );
  const preferred = clusterBootstrap(
    clusters.map((indices) => indices.map((i) => logistic(likes(after[i]!) - likes(before[i]!)))),
    mean,
    random,
    { resamples: 4000 },
  );
  const [was, is] = [mean(before.map(errorOf)), mean(after.map(errorOf))];
  const show = (value: number): string => value.toFixed(3).replace("-", "−");
  return `| ${person + 1} | ${was.toFixed(2)} / ${is.toFixed(2)} | ${show(difference.estimate)} [${show(difference.low)}, ${show(difference.high)}] (${show(100 * (is / was - 1))} %) | ${(100 * preferred.estimate).toFixed(0)} % [${(100 * preferred.low).toFixed(0)}, ${(100 * preferred.high).toFixed(0)}] |\n`;
}
