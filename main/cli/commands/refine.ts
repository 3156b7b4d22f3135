/** @file `circumplex refine`: the feedback loop without a person, from a prompt towards a target. */
import path from "node:path";
import { LIMIT } from "../../../app/affect/plane.ts";
import { FEWEST_IMAGES, MOST_IMAGES } from "../../../app/contract/studio/refinements.ts";
import type { PictureRef } from "../../../app/feedback/loop.ts";
import { MAX_PROMPT_LENGTH } from "../../../app/prompt/check-prompt.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { remarksOnPrompt, remarksOnTargets } from "../../../app/prompt/remarks.ts";
import { PLAIN_REWARD, REWARD_FORMS } from "../../../app/reward/reward.ts";
import { ASPECT_NAMES, DEFAULT_SIZE, MAX_SIZE, MIN_SIZE } from "../../../app/series/size.ts";
import { SeriesReader } from "../../../native/engine/series-reader.ts";
import { dataFolder } from "../../host/data-folder.ts";
import { readArguments } from "../arguments.ts";
import { folderWithData } from "../data-folder.ts";
import { badInput, EXIT } from "../exit.ts";
import { openJudge } from "../judges/open-judge.ts";
import { type OutputFolder, outputFolder } from "../output-folder.ts";
import { progress } from "../progress.ts";
import { drawRound } from "../refine/draw-round.ts";
import { driveLoop, type LoopRun, type Standing } from "../../../app/feedback/drive-loop.ts";
import { judgeSuggestions } from "../refine/judge-suggestions.ts";
import { readLearned } from "../refine/learned.ts";
import { MOST_ROUNDS, refineOrder } from "../refine/order.ts";
import type { PictureRecord } from "../refine/picture-record.ts";
import { type RefineReport, refineReport, type RefineRun } from "../refine/report.ts";
import { refineText, unreadSentence } from "../refine/report-text.ts";
import { EMBEDDED_JUDGE, packById } from "../resources.ts";
import type { Command } from "./command.ts";

export const refine: Command = {
  usage: `circumplex refine --prompt TEXT --target "v,a" [options]

Draws the prompt, reads the pictures, changes the prompt by what the judge gave as causes, and draws again on the same seeds; a
change that made it worse is taken back. Subjects and places of the prompt stay.

  --prompt TEXT     what the pictures show, ${MAX_PROMPT_LENGTH} characters at most
  --target "v,a"    a point of the valence–arousal plane, −${LIMIT} … ${LIMIT} (range scale)
  --rounds N        1 … ${MOST_ROUNDS}, default 3; ends sooner when the target is reached
  --images N        pictures a round, ${FEWEST_IMAGES} … ${MOST_IMAGES}, default 8
  --seed N          of the first picture of every round, default 0
  --size PX         longer side, ${MIN_SIZE} … ${MAX_SIZE}, default ${DEFAULT_SIZE}
  --aspect A        ${ASPECT_NAMES.join(", ")}
  --pack ID         default papercut
  --adapter ID      an adapter of the pack, or none; default the pack's own
  --judge ID|NAME   one of the program, default ${EMBEDDED_JUDGE}, or one added, tried and calibrated in the studio
  --learned         goes on from what the studio has learned of edits and of whoever used it last; teaches it nothing
  --data DIR        the data folder of the studio; default ${dataFolder()}
  --reward FORM     ${REWARD_FORMS.join(" or ")}, default dense
  --out DIR         default out/refine
  --force           writes into a folder that is not empty
  --json            the report (refine.json) on standard output

Close the studio first for --learned and for a judge that was added there. Such a judge suggests before the rules do, and a
picture it cannot read stays unread. A key for its server comes from the environment: CIRCUMPLEX_JUDGE_KEY for every server,
CIRCUMPLEX_JUDGE_KEY_ID for the judge of that id.`,
  run,
};

const OPTIONS = {
  prompt: { type: "string" },
  target: { type: "string" },
  rounds: { type: "string", default: "3" },
  images: { type: "string", default: "8" },
  seed: { type: "string" },
  size: { type: "string" },
  aspect: { type: "string" },
  pack: { type: "string" },
  adapter: { type: "string" },
  judge: { type: "string", default: EMBEDDED_JUDGE },
  data: { type: "string" },
  learned: { type: "boolean", default: false },
  reward: { type: "string", default: "dense" },
  out: { type: "string", default: "out/refine" },
  force: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

/** The log's name for whom a loop runs that goes on from nothing. */
const NOBODY = "loop";

async function run(words: readonly string[], signal: AbortSignal): Promise<number> {
  const { values, positionals } = readArguments(words, OPTIONS);
  if (positionals.length > 0) throw badInput(`“${positionals[0]}” belongs to no option; quote texts of several words.`);
  const order = refineOrder(values);
  const folder = await outputFolder(values.out, values.force);
  const learned = values.learned ? readLearned(folderWithData(values.data)) : undefined;
  const { adapter } = order.request;
  const [pack, judge] = await Promise.all([
    packById(order.request.pack, adapter === null ? {} : { adapter: adapter === "none" ? null : adapter }),
    openJudge({ judge: values.judge, data: values.data, onRange: true }, signal),
  ]);
  try {
    const reward = { ...PLAIN_REWARD, ...learned?.reward, form: order.form };
    const report = await refineInto(folder, { order, pack, judge, reward, learned }, signal);
    if (report === undefined) {
      process.stderr.write("Cancelled before the first picture.\n");
      return EXIT.cancelled;
    }
    process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : refineText(report, folder.directory));
    if (report.stopped === "unread") {
      process.stderr.write(`${unreadSentence(report, folder.directory)}\n`);
      return EXIT.missing;
    }
    if (report.stopped !== "cancelled") return EXIT.done;
    const finished = report.rounds.reduce((sum, { pictures }) => sum + pictures.length, 0);
    process.stderr.write(`Cancelled: ${finished} pictures are in ${folder.directory}.\n`);
    return EXIT.cancelled;
  } finally {
    await Promise.all([pack.close(), judge.close()]);
  }
}

/** Runs the loop and writes its files; the report is of what was finished when the signal came, undefined if nothing was. */
async function refineInto(
  folder: OutputFolder,
  refineRun: RefineRun,
  signal: AbortSignal,
): Promise<RefineReport | undefined> {
  const { pack, judge: opened, reward, learned } = refineRun;
  const { judge, name } = opened;
  const { loop, request } = refineRun.order;
  const remarks = [
    ...remarksOnPrompt(request.prompt, readPrompt(request.prompt)),
    ...remarksOnTargets([request.path[0]!], "The target lies"),
  ];
  for (const remark of remarks) process.stderr.write(`${remark}\n`);

  const started = performance.now();
  const written: PictureRecord[][] = [];
  const bar = progress("Refining", loop.rounds * loop.images * pack.steps);
  const reader = new SeriesReader({ model: judge, release: () => undefined }, { name });
  const models = { pack, reader, judge: name };
  const draw = (prompt: string, seed: number, round: number) =>
    drawRound(models, {
      request,
      prompt,
      seed,
      number: round + 1,
      folder,
      signal,
      onPicture: (record) => (written[round] ??= []).push(record),
      onStep: (finished, step) =>
        bar.update(
          (round * loop.images + finished) * pack.steps + step,
          `round ${round + 1} of ${loop.rounds}, picture ${finished + 1} of ${loop.images}`,
        ),
    });
  const fileOf = ({ round, index }: PictureRef): string =>
    path.join(folder.directory, written[round]![index]!.files.png);
  const suggest = (standing: Standing) => {
    const shown = new Set([fileOf(standing.best), fileOf(standing.worst)]);
    return judgeSuggestions(opened, standing, [...shown], signal);
  };
  let last: LoopRun | undefined;
  try {
    const past = { known: learned?.log ?? [], person: learned?.person.id ?? NOBODY };
    for await (const now of driveLoop(loop, { draw, suggest, judge, reward, ...past })) last = now;
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error;
  } finally {
    bar.finish();
  }
  if (last === undefined || written.length === 0) return undefined;
  const report = refineReport(refineRun, last, written, performance.now() - started);
  await folder.write({ "refine.json": `${JSON.stringify(report, null, 2)}\n` });
  return report;
}
