/** @file Developer tool: `node main/cli/develop/trait-figures.ts` measures what traits of pictures are standardised with, and what concepts do to style. */
import { STYLE_FEATURES } from "../../../app/affect/ground/style-reference.ts";
import { type Affect, affect } from "../../../app/affect/plane.ts";
import { RANGE_LIMIT } from "../../../app/affect/range-scale.ts";
import { gaussianNoise } from "../../../app/flow/noise.ts";
import { FEATURE_SPEC, rawTraits } from "../../../app/profile/traits.ts";
import { CONCEPTS, type Concept, type Phrase } from "../../../app/prompt/phrase.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { stream } from "../../../app/random/philox.ts";
import { mean, standardDeviation } from "../../../app/statistics/mean.ts";
import { median } from "../../../app/statistics/quantile.ts";
import type { Judge } from "../../../native/judge/judge.ts";
import { pictureStyle } from "../../../native/judge/picture-style.ts";
import type { Pack } from "../../../native/models/papercut/pack.ts";
import { renderScene } from "../../../native/scene/raster.ts";
import { progress } from "../progress.ts";
import { judgeById, packById } from "../resources.ts";
import { PROMPTS } from "../../../app/evidence/prompts.ts";
import { runTool } from "./tool.ts";

const SEED = 1;
const SIDE = 384;
/** Targets a prompt is drawn at for the reference. */
const DRAWS = 9;
/** Prompts a concept is added to. */
const TRIALS = 20;
/** Changes smaller than this, or within so many standard errors of none, are written as none. */
const SMALLEST = 0.25;
const CLEAR = 3;

/** Draws one picture; the same `index` has the same noise and target, whatever the phrases. */
type DrawPicture = (
  phrases: readonly Phrase[],
  index: number,
) => Promise<{ readonly target: Affect; readonly picture: Awaited<ReturnType<typeof renderScene>> }>;

function drawing(pack: Pack, signal: AbortSignal): DrawPicture {
  return async (phrases, index) => {
    const random = stream(SEED, "trait targets", index);
    const coordinate = (): number => random.between(-RANGE_LIMIT, RANGE_LIMIT);
    const target = affect(coordinate(), coordinate());
    const noise = gaussianNoise(pack.noiseSize, stream(SEED, "trait noise", index));
    const tokens = await pack.sample({ phrases, target, noise, detailSeed: index, signal });
    const scene = pack.decode(tokens, index, phrases);
    return { target, picture: await renderScene(scene, { width: SIDE, height: SIDE, detail: "full" }) };
  };
}

const rounded = (values: readonly number[], digits: number): string =>
  `[${values.map((value) => Number(value.toFixed(digits))).join(", ")}]`;

/** Means and deviations of every trait, as `FEATURE_SPEC` has them. */
async function reference(draw: DrawPicture, judge: Judge, onDraw: () => void): Promise<string> {
  const rows: number[][] = [];
  for (const [i, prompt] of PROMPTS.entries()) {
    for (let k = 0; k < DRAWS; k++) {
      const { target, picture } = await draw(readPrompt(prompt).phrases, DRAWS * i + k);
      const known = { measurement: await judge.measure(picture), target, style: await pictureStyle(picture), prompt };
      rows.push(rawTraits(known).map((value) => value ?? NaN));
      onDraw();
    }
  }
  const columns = FEATURE_SPEC.traits.map((_, i) => rows.map((row) => row[i]!));
  const deviations = columns.map((column) => Math.max(0.01, standardDeviation(column)));
  return `means: ${rounded(columns.map(mean), 3)},\ndeviations: ${rounded(deviations, 3)},\n`;
}

/** What adding each concept to the phrases does to the style, as `STYLE_CHANGES` has it. */
async function styleChanges(draw: DrawPicture, onDraw: () => void): Promise<string> {
  const plain = await Promise.all(
    Array.from({ length: TRIALS }, async (_, trial) => {
      const { phrases } = readPrompt(PROMPTS[trial * Math.floor(PROMPTS.length / TRIALS)]!);
      return { phrases, style: await pictureStyle((await draw(phrases, trial)).picture) };
    }),
  );
  const first = FEATURE_SPEC.traits.indexOf(STYLE_FEATURES[0]);
  const changes = new Map<Concept, number[][]>();
  for (const concept of CONCEPTS) {
    const own: number[][] = [];
    for (const [trial, { phrases, style }] of plain.entries()) {
      const has = phrases.some((phrase) => phrase.concept === concept);
      const { picture } = await draw(has ? phrases : [...phrases, { concept, negated: false }], trial);
      const after = await pictureStyle(picture);
      if (!has) own.push(after.map((value, i) => (value - style[i]!) / FEATURE_SPEC.deviations[first + i]!));
      onDraw();
    }
    changes.set(concept, own);
  }
  // Whatever is added, another picture comes out; what that alone does to the style is no doing of the concept.
  const ofAnything = STYLE_FEATURES.map((_, i) =>
    median([...changes.values()].map((own) => mean(own.map((change) => change[i]!)))),
  );
  const lines = [...changes].flatMap(([concept, own]) => {
    const clear = STYLE_FEATURES.map((_, i) => clearMean(own.map((change) => change[i]! - ofAnything[i]!)));
    return clear.some((value) => value !== 0) ? [`  ${quoted(concept)}: ${rounded(clear, 1)},`] : [];
  });
  return `${lines.join("\n")}\n`;
}

/** The mean, or 0 where it is small or cannot be told from none. */
function clearMean(values: readonly number[]): number {
  const centre = mean(values);
  const error = standardDeviation(values) / Math.sqrt(values.length - 1);
  return Math.abs(centre) >= SMALLEST && Math.abs(centre) > CLEAR * error ? centre : 0;
}

const quoted = (concept: Concept): string => (/^\w+$/.test(concept) ? concept : `"${concept}"`);

await runTool(async (signal) => {
  const [pack, judge] = [await packById("papercut", { adapter: "mood" }), await judgeById("papercut-judge")];
  const bar = progress("pictures", PROMPTS.length * DRAWS + CONCEPTS.length * TRIALS);
  let done = 0;
  const onDraw = (): void => bar.update(++done);
  try {
    const draw = drawing(pack, signal);
    process.stdout.write(await reference(draw, judge, onDraw));
    process.stdout.write(await styleChanges(draw, onDraw));
  } finally {
    bar.finish();
    await Promise.all([pack.close(), judge.close()]);
  }
});
