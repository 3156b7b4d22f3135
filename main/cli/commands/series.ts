/** @file `circumplex series`: draws a series along a path, measures every frame and writes it all into a folder. */
import { LIMIT } from "../../../app/affect/plane.ts";
import { MAX_PROMPT_LENGTH } from "../../../app/prompt/check-prompt.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { MAX_STRENGTH, type Recipe } from "../../../app/series/recipe.ts";
import { MAX_FRAMES, MIN_FRAMES } from "../../../app/series/request.ts";
import { ASPECT_NAMES, DEFAULT_SIZE, MAX_SIZE, MIN_SIZE, pixelSize } from "../../../app/series/size.ts";
import { fitWithin } from "../../../native/image/fit-within.ts";
import { thumbnail } from "../../../native/image/thumbnail.ts";
import type { Pack } from "../../../native/models/papercut/pack.ts";
import { drawSeries } from "../../../native/pipeline/draw-series.ts";
import type { Raster } from "../../../native/scene/finish.ts";
import { fileName, readArguments } from "../arguments.ts";
import { badInput, EXIT } from "../exit.ts";
import { signed } from "../numbers.ts";
import { type OutputFolder, outputFolder } from "../output-folder.ts";
import { progress } from "../progress.ts";
import { EMBEDDED_JUDGE, findPack, judgeById, openPack } from "../resources.ts";
import { writeContactSheet, writeFrame } from "../series/files.ts";
import { orderFromRecipe, orderFromWords, type SeriesOrder } from "../series/order.ts";
import { remarksOnPrompt, remarksOnTargets } from "../../../app/prompt/remarks.ts";
import { type KeptFrame, seriesReport, type SeriesReport, type SeriesRun } from "../series/report.ts";
import { APP_VERSION } from "../../version.ts";
import type { Command } from "./command.ts";

export const series: Command = {
  usage: `circumplex series --prompt TEXT --path "v,a v,a …" [options]
circumplex series --recipe FILE.png [--out DIR] [--force] [--json]

  --prompt TEXT     what the pictures show, ${MAX_PROMPT_LENGTH} characters at most
  --path "v,a …"    two points or more on the valence–arousal plane, −${LIMIT} … ${LIMIT} each (range scale)
  --frames N        ${MIN_FRAMES} … ${MAX_FRAMES}, default 9
  --seed N          default 0
  --size PX         longer side, ${MIN_SIZE} … ${MAX_SIZE}, default ${DEFAULT_SIZE}
  --aspect A        ${ASPECT_NAMES.join(", ")}
  --pack ID         default papercut
  --adapter ID|FILE an adapter of the pack, or none, default the pack's own; or files of \`tune\`, FILE[:STRENGTH],…
  --strength N      how much of the adapter, 0 … ${MAX_STRENGTH}, default 1
  --judge ID        default ${EMBEDDED_JUDGE}
  --recipe FILE     draws the picture of this PNG again, byte for byte
  --out DIR         default out/series
  --force           writes into a folder that is not empty
  --json            the report on standard output`,
  run,
};

const ORDER_OPTIONS = {
  prompt: { type: "string" },
  path: { type: "string" },
  frames: { type: "string" },
  seed: { type: "string" },
  size: { type: "string" },
  aspect: { type: "string" },
  pack: { type: "string" },
  adapter: { type: "string" },
  strength: { type: "string" },
} as const;

const OPTIONS = {
  ...ORDER_OPTIONS,
  recipe: { type: "string" },
  judge: { type: "string", default: EMBEDDED_JUDGE },
  out: { type: "string", default: "out/series" },
  force: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

/** Longer side of a picture on the contact sheet, pixels. */
const TILE = 400;

async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length > 0) throw badInput(`“${positionals[0]}” belongs to no option; quote texts of several words.`);
  const order = await orderFrom(values);
  const folder = await outputFolder(values.out, values.force);
  const found = await findPack(order.request.pack);
  if (order.recipe !== undefined) checkSamePack(order.recipe, found.sha256, values.recipe!);
  const [pack, judge] = await Promise.all([openPack(found, order.pack), judgeById(values.judge)]);
  try {
    if (order.recipe !== undefined) checkSameAdapter(order.recipe, pack, values.recipe!);
    const report = await draw({ request: order.request, pack, judge }, order, folder, signal);
    const frames = report?.frames.length ?? 0;
    if (report !== undefined)
      process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : summary(report, folder));
    if (frames === order.frames.length) return EXIT.done;
    process.stderr.write(
      frames === 0
        ? "Cancelled before the first frame.\n"
        : `Cancelled: ${frames} of ${order.frames.length} frames are in ${folder.directory}.\n`,
    );
    return EXIT.cancelled;
  } finally {
    await Promise.all([pack.close(), judge.close()]);
  }
}

function orderFrom(values: ReturnType<typeof readArguments<typeof OPTIONS>>["values"]): Promise<SeriesOrder> {
  if (values.recipe === undefined) return orderFromWords(values);
  const given = Object.keys(ORDER_OPTIONS).find(
    (name) => name !== "adapter" && values[name as keyof typeof ORDER_OPTIONS] !== undefined,
  );
  if (given !== undefined) throw badInput(`A recipe says everything about its picture, so --${given} cannot be added.`);
  return orderFromRecipe(fileName("recipe", values.recipe), values.adapter);
}

/** Draws, measures and writes; the report is of the frames finished when the signal came, undefined if there are none. */
async function draw(
  seriesRun: SeriesRun,
  { request, frames, recipe }: SeriesOrder,
  folder: OutputFolder,
  signal: AbortSignal,
): Promise<SeriesReport | undefined> {
  const { pack } = seriesRun;
  const reading = readPrompt(request.prompt);
  const remarks = [
    ...remarksOnPrompt(request.prompt, reading),
    ...remarksOnTargets(frames.map(({ target }) => target)),
  ];
  for (const remark of remarks) process.stderr.write(`${remark}\n`);

  const started = performance.now();
  const kept: (KeptFrame & { readonly tile: Raster })[] = [];
  const bar = progress("Drawing", frames.length * pack.steps);
  try {
    const drawing = drawSeries(seriesRun, frames, {
      ...pixelSize(request.size, request.aspect),
      phrases: reading.phrases,
      signal,
      onStep: (step) => bar.update(kept.length * pack.steps + step, `frame ${kept.length + 1} of ${frames.length}`),
    });
    for await (const drawn of drawing) {
      const record = await writeFrame(folder, seriesRun, frames[kept.length]!, drawn);
      const { picture, milliseconds } = drawn;
      kept.push({ record, milliseconds, thumbnail: thumbnail(picture), tile: await fitWithin(picture, TILE) });
    }
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
  } finally {
    bar.finish();
  }
  if (kept.length === 0) return undefined;
  if (recipe === undefined) await writeContactSheet(folder, { request, judge: seriesRun.judge.id }, kept);
  const report = seriesReport(seriesRun, reading, kept, performance.now() - started);
  await folder.write({ "series.json": `${JSON.stringify(report, null, 2)}\n` });
  return report;
}

/** Other networks draw another picture; another version of the program may. */
function checkSamePack({ pack, app }: Recipe, sha256: string, file: string): void {
  if (pack.sha256 !== sha256) {
    throw badInput(
      `${file} was drawn with another version of the pack ${pack.id} (${pack.sha256.slice(0, 12)}, ` +
        `here is ${sha256.slice(0, 12)}), so it cannot be drawn again byte for byte.`,
    );
  }
  if (app !== APP_VERSION) {
    process.stderr.write(`${file} was drawn by Circumplex ${app}, so ${APP_VERSION} may draw other bytes.\n`);
  }
}

function checkSameAdapter({ adapter }: Recipe, pack: Pack, file: string): void {
  if (adapter === null || adapter.sha256 === pack.adapter?.sha256) return;
  throw badInput(`${file} was drawn with another version of the adapter ${adapter.id}, so it cannot be drawn again.`);
}

function summary(
  { frames, summary: { vError, aError }, scale, judge }: SeriesReport,
  { directory }: OutputFolder,
): string {
  const lines = frames.map(
    ({ index, target, measured, files }) =>
      `${String(index + 1).padStart(3)}  target ${signed(target.valence)} ${signed(target.arousal)}` +
      `  measured ${signed(measured.valence)} ${signed(measured.arousal)}  ${files.png}\n`,
  );
  return `${lines.join("")}valence error ${vError.toFixed(2)}, arousal error ${aError.toFixed(2)} (${scale} scale, ${judge.id})
${directory}
`;
}
