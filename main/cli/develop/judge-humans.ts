/** @file Developer tool: `node main/cli/develop/judge-humans.ts DATA` holds a judge against people's ratings of real pictures. */
import { argv, stderr, stdout } from "node:process";
import { STYLE_SLOPES } from "../../../app/affect/ground/function-a.ts";
import { PHOTOGRAPHS, STYLE_FEATURES } from "../../../app/affect/ground/style-reference.ts";
import { AXES, type Axis } from "../../../app/affect/plane.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import type { Interval } from "../../../app/statistics/interval.ts";
import { openPicture } from "../../../native/image/open.ts";
import { styleOf } from "../../../native/judge/style.ts";
import type { Raster } from "../../../native/scene/finish.ts";
import { judgeById } from "../resources.ts";
import { agreement, type Agreement } from "./human-agreement.ts";
import { HUMAN_SETS, ratedPictures, type HumanSet, type RatedPicture } from "./human-ratings.ts";

const JUDGES = ["papercut-judge", "papercut-witness"] as const;

/** Anything that reads rated affect off the judge's square of pixels. */
export type AffectReader = (picture: Raster) => PlanePoint | Promise<PlanePoint>;

/**
 * Function A's style terms alone: the baseline of a reader that sees no things. Its slopes were fitted on the very
 * photographs of oasis-dev; on held-back ones it reaches r .09.
 */
export function readStyle(picture: Raster): PlanePoint {
  const style = styleOf(picture);
  const term = (axis: Axis): number =>
    STYLE_FEATURES.reduce(
      (sum, feature) => sum + STYLE_SLOPES[axis][feature] * (style[feature] - PHOTOGRAPHS.mean[feature]),
      0,
    );
  return { valence: term("valence"), arousal: term("arousal") };
}

/** Agreement of a reader with the people who rated a set, one axis at a time. Photographs and silhouettes never mix. */
export async function judgeAgainstHumans(
  read: AffectReader,
  data: string,
  set: HumanSet,
): Promise<Readonly<Record<Axis, Agreement>>> {
  const pictures = await ratedPictures(data, set);
  const readings: { readonly picture: RatedPicture; readonly reading: PlanePoint }[] = [];
  for (const picture of pictures) readings.push({ picture, reading: await read(await openPicture(picture.path)) });
  const on = (axis: Axis): Agreement =>
    agreement(
      readings.map(({ picture, reading }) => ({ theme: picture.theme, rated: picture[axis], read: reading[axis] })),
    );
  return { valence: on("valence"), arousal: on("arousal") };
}

const show = ({ estimate, low, high }: Interval): string =>
  `${estimate.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;

/** The figures as a table in Markdown, with what to compare them to. */
export function agreementTable(set: HumanSet, results: Readonly<Record<Axis, Agreement>>): string {
  const rows = AXES.map((axis) => {
    const result = results[axis];
    const cells = [
      axis,
      `${result.pictures} / ${result.themes}`,
      show(result.correlation),
      show(result.rankCorrelation),
      show(result.error),
      show(result.calibratedError),
      show(result.constantError),
      result.slope.toFixed(2),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `${HUMAN_SETS[set].title} (${set}), scale rated, intervals over themes`,
    "",
    "| axis | pictures / themes | r | Spearman | MAE | MAE calibrated | MAE constant | slope |",
    "|---|---|---|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

if (import.meta.main) {
  const data = argv[2];
  if (data === undefined) {
    stderr.write("Usage: node main/cli/develop/judge-humans.ts DATA (the folder that holds oasis-dev and bass-dev)\n");
    process.exit(2);
  }
  for (const id of JUDGES) {
    const judge = await judgeById(id);
    const read: AffectReader = async (picture) => (await judge.measure(picture)).rated;
    for (const set of Object.keys(HUMAN_SETS) as HumanSet[])
      stdout.write(`## ${id}\n\n${agreementTable(set, await judgeAgainstHumans(read, data, set))}\n`);
    await judge.close();
  }
  for (const set of Object.keys(HUMAN_SETS) as HumanSet[])
    stdout.write(
      `## style terms of function A alone\n\n${agreementTable(set, await judgeAgainstHumans(readStyle, data, set))}\n`,
    );
  stdout.write(
    "For comparison on held-back photographs: words of what is shown .73 valence, .66 arousal; agreement of people .95, .83.\n" +
      "The embedded judge reads paper-cut scenes and is not valid for photographs.\n",
  );
}
