/** @file `circumplex series`: draws a series along a path, measures every frame and writes it all into a folder. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parsePath } from "../../../app/affect/path-text.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { planSeries } from "../../../app/series/plan.ts";
import { parseRecipe, RECIPE_KEYWORD, type Recipe } from "../../../app/series/recipe.ts";
import { parseSeriesRequest } from "../../../app/series/request.ts";
import { pixelSize } from "../../../app/series/size.ts";
import { readPngText } from "../../../native/image/png.ts";
import type { DrawnFrame } from "../../../native/pipeline/draw-series.ts";
import { drawSeries } from "../../../native/pipeline/draw-series.ts";
import { readArguments, wholeNumber } from "../arguments.ts";
import { badInput, EXIT } from "../exit.ts";
import { outputFolder } from "../output-folder.ts";
import { progress } from "../progress.ts";
import { judgeById, packById } from "../resources.ts";
import { seriesReport, writeContactSheet, writeFrame, type FrameRecord, type SeriesRun } from "../series-files.ts";
import { APP_VERSION } from "../version.ts";
import type { Command } from "./command.ts";
import { unknownWords } from "./unknown-words.ts";

const DEFAULT_SIZE = 768;

export const series: Command = {
  summary: "draws a series along a path on the affect plane and measures it",
  usage: `circumplex series --prompt TEXT --path "v,a v,a …" [options]
circumplex series --recipe FILE.png [--out DIR] [--force]

  --prompt TEXT     what the pictures show
  --path "v,a …"    two points or more on the valence–arousal plane, −3 … 3 each
  --frames N        2 … 64, default 9
  --seed N          default 0
  --size PX         longer side, 64 … 4096, default ${DEFAULT_SIZE}
  --aspect A        square, 3:2, 2:3 or 16:9
  --scale S         what the points mean: range (default) or rated
  --pack ID         default papercut
  --adapter ID      an adapter of the pack, or "none"; default the pack's own
  --strength N      how much of the adapter, default 1
  --judge ID        default papercut-judge
  --recipe FILE     draws the picture of this PNG again, byte for byte
  --out DIR         default out/series
  --force           writes into a folder that is not empty
  --json            the report on standard output`,
  run,
};

const OPTIONS = {
  prompt: { type: "string" },
  path: { type: "string" },
  frames: { type: "string" },
  seed: { type: "string" },
  size: { type: "string" },
  aspect: { type: "string" },
  scale: { type: "string" },
  pack: { type: "string" },
  adapter: { type: "string" },
  strength: { type: "string" },
  judge: { type: "string", default: "papercut-judge" },
  recipe: { type: "string" },
  out: { type: "string", default: "out/series" },
  force: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

/** What is to be drawn: a whole request, or the one frame a recipe names. */
interface Order {
  readonly request: ReturnType<typeof parseSeriesRequest>;
  readonly strength: number;
  readonly recipe?: Recipe;
}

async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length > 0) throw badInput(`“${positionals[0]}” belongs to no option; quote texts of several words.`);
  const order = values.recipe === undefined ? orderFrom(values) : await orderFromRecipe(values.recipe);
  const { request, recipe } = order;
  const folder = await outputFolder(values.out, values.force);
  const reading = readPrompt(request.prompt);
  unknownWords(reading, process.stderr);

  const [pack, judge] = await Promise.all([
    packById(request.pack, {
      ...(request.adapter !== null && { adapter: request.adapter === "none" ? null : request.adapter }),
      strength: order.strength,
    }),
    judgeById(values.judge),
  ]);
  if (recipe !== undefined) checkSamePack(recipe, pack.sha256, values.recipe!);

  const started = performance.now();
  const plan = planSeries(request).filter(({ index }) => recipe === undefined || index === recipe.frame);
  const bar = progress("Drawing", plan.length * pack.steps);
  const drawn: { readonly record: FrameRecord; readonly frame: DrawnFrame }[] = [];
  const seriesRun: SeriesRun = { request, pack, judge, app: APP_VERSION };
  let cancelled = false;
  try {
    const frames = drawSeries({ pack, judge }, plan, {
      ...pixelSize(request.size, request.aspect),
      phrases: reading.phrases,
      signal,
      onStep: (_, step) => bar.update(drawn.length * pack.steps + step, `frame ${drawn.length + 1} of ${plan.length}`),
    });
    for await (const frame of frames) {
      drawn.push({ record: await writeFrame(folder, seriesRun, frame, plan), frame });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    cancelled = true;
  } finally {
    bar.finish();
  }
  const report = seriesReport(
    seriesRun,
    drawn.map(({ record }) => record),
    drawn.map(({ frame }) => frame),
    performance.now() - started,
  );
  if (drawn.length > 0) {
    await folder.write("series.json", `${JSON.stringify(report, null, 2)}\n`);
    if (recipe === undefined) await writeContactSheet(folder, seriesRun, drawn);
  }
  await Promise.all([pack.close(), judge.close()]);
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : summary(report, folder.directory));
  if (cancelled) process.stderr.write(`Cancelled: ${drawn.length} of ${plan.length} frames are in ${values.out}.\n`);
  return cancelled ? EXIT.cancelled : EXIT.done;
}

type Values = Partial<Record<keyof typeof OPTIONS, string | boolean>>;

function orderFrom(values: Values): Order {
  const text = (name: keyof typeof OPTIONS): string | undefined => values[name] as string | undefined;
  if (text("prompt") === undefined) throw badInput("A series needs --prompt TEXT.");
  if (text("path") === undefined) throw badInput('A series needs --path "v,a v,a …".');
  const number = (name: "frames" | "seed" | "size") => {
    const given = text(name);
    return given === undefined ? {} : { [name]: wholeNumber(name, given) };
  };
  const plain = (name: "aspect" | "scale" | "pack" | "adapter") =>
    text(name) === undefined ? {} : { [name]: text(name) };
  return inOneSentence(() => ({
    request: parseSeriesRequest({
      prompt: text("prompt"),
      path: parsePath(text("path")!),
      size: DEFAULT_SIZE,
      ...number("frames"),
      ...number("seed"),
      ...number("size"),
      ...plain("aspect"),
      ...plain("scale"),
      ...plain("pack"),
      ...plain("adapter"),
    }),
    strength: strengthOf(text("strength") ?? "1"),
  }));
}

function strengthOf(text: string): number {
  const strength = Number(text);
  if (text.trim() === "" || !(strength >= 0 && strength <= 2)) {
    throw badInput(`--strength needs a number from 0 to 2, not “${text}”.`);
  }
  return strength;
}

async function orderFromRecipe(file: string): Promise<Order> {
  const bytes = await readFile(file).catch(() => {
    throw badInput(`${file} cannot be read.`);
  });
  return inOneSentence(
    () => {
      const text = readPngText(bytes)[RECIPE_KEYWORD];
      if (text === undefined) throw new RangeError("it holds no recipe of Circumplex");
      const recipe = parseRecipe(text);
      return { request: recipe.request, strength: recipe.adapter?.strength ?? 1, recipe };
    },
    `${path.basename(file)}: `,
  );
}

function checkSamePack(recipe: Recipe, sha256: string, file: string): void {
  if (recipe.pack.sha256 === sha256) return;
  throw badInput(
    `${path.basename(file)} was drawn with another version of the pack ${recipe.pack.id} ` +
      `(${recipe.pack.sha256.slice(0, 12)}, here ${sha256.slice(0, 12)}), so its bytes cannot be drawn again.`,
  );
}

/** A RangeError of the domain, or a damaged picture, is bad input. */
function inOneSentence<T>(read: () => T, where = ""): T {
  try {
    return read();
  } catch (error) {
    throw badInput(`${where}${(error as Error).message}`);
  }
}

function summary(report: ReturnType<typeof seriesReport>, directory: string): string {
  const signed = (value: number): string => (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);
  const lines = report.frames.map(
    ({ index, target, measured, files }) =>
      `${String(index + 1).padStart(3)}  target ${signed(target.valence)} ${signed(target.arousal)}` +
      `  measured ${signed(measured.valence)} ${signed(measured.arousal)}  ${files.png}`,
  );
  const { vError, aError } = report.summary;
  return `${lines.join("\n")}
valence error ${vError.toFixed(2)}, arousal error ${aError.toFixed(2)} (${report.scale} scale, ${report.judge.id})
${directory}
`;
}
