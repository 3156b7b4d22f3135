/** @file What `circumplex refine` tells people: round by round what was tried, what was expected of it and what came. */
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import type { Shift } from "../../../app/feedback/shift.ts";
import { signed } from "../numbers.ts";
import type { RefineReport, Stopped } from "./report.ts";

const REASONS: { readonly [W in Stopped]: string } = {
  reached: "the target was reached",
  rounds: "the rounds are used up",
  unread: "the judge could read no picture of the round",
  cancelled: "it was cancelled",
};

type Round = RefineReport["rounds"][number];

/** The report as text, with the folder it lies in. */
export function refineText(report: RefineReport, directory: string): string {
  const { rounds, best, target, stopped, scale, judge, learned } = report;
  const lines = [
    ...rounds.flatMap(roundLines),
    ...(best === null
      ? []
      : [
          `Best      round ${best.round}, picture ${best.picture}: ${place(best.measured)}, ${best.distance.toFixed(2)} from the target ${place(target)}`,
          `          ${best.files.png}`,
        ]),
    `Ended since ${REASONS[stopped]} (${scale} scale, read and chosen by ${judge.name})`,
    ...(learned === null ? [] : [`Begun with what was learned of ${learned.person}, from ${learned.entries} entries`]),
    directory,
  ];
  return `${lines.join("\n")}\n`;
}

/** Why a loop ended of whose last round no picture was read, for standard error. */
export function unreadSentence({ rounds }: RefineReport, directory: string): string {
  const { number, pictures } = rounds.at(-1)!;
  const why = pictures.at(-1)?.unread?.replace(/\.$/, "");
  return `No picture of round ${number} was read (${why}), so nothing more was drawn; what there is lies in ${directory}.`;
}

function roundLines({ number, prompt, suggestion, fate, summary, pictures }: Round): string[] {
  const say = (label: string, words: string): string => `${label.padEnd(10)}${words}`;
  const read = pictures.filter(({ unread }) => unread === null).length;
  const some = read === pictures.length ? "" : `${read} of ${pictures.length}: `;
  const result =
    fate === null
      ? `${pictures.length} pictures, not finished`
      : summary === null
        ? `none of ${pictures.length} pictures`
        : `${some}${place(summary.mean)} on average, the pictures ${summary.distance.toFixed(2)} from the target`;
  return [
    say(`Round ${number}`, prompt),
    ...(fate === "more" ? [say("", "Nothing promised more, so the same was drawn on other seeds.")] : []),
    ...(suggestion === null ? [] : [say("", suggestion.reason), say("expected", shiftText(suggestion.expected))]),
    ...(suggestion?.measured == null
      ? []
      : [say("measured", `${shiftText(suggestion.measured)} on ${suggestion.pairs} pairs`)]),
    say("read", result),
    ...(suggestion === null || fate === null ? [] : [say("", fate)]),
  ];
}

function place({ valence, arousal }: PlanePoint): string {
  return `valence ${signed(valence)} arousal ${signed(arousal)}`;
}

function shiftText({ valence, arousal }: Shift): string {
  const axis = ({ mean, sd }: Shift["valence"]): string => `${signed(mean)} ± ${sd.toFixed(2)}`;
  return `valence ${axis(valence)}, arousal ${axis(arousal)}`;
}
