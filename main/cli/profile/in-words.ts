/** @file A profile as the command line prints it. */
import { AXES } from "../../../app/affect/plane.ts";
import type { Profile } from "../../../app/contract/studio/profile.ts";
import type { Estimate } from "../../../app/feedback/shift.ts";
import type { TraitWords } from "../../../app/profile/words.ts";
import { signed } from "../numbers.ts";

/** Effects of edits that are listed. */
const MOST_EFFECTS = 10;

/** Several lines, the last one ended. @param taste a sentence a trait, the surest first */
export function profileInWords(profile: Profile, taste: readonly TraitWords[]): string {
  const lines = [
    profile.person.name,
    `  ${counted(profile)}`,
    "",
    "Taste",
    `  ${gateInWords(profile)}`,
    ...tasteInLines(taste),
    "",
    "Sense of mood",
    `  ${senseInWords(profile)}`,
    ...AXES.map((axis) => {
      const { offset, slope } = profile.calibration[axis];
      return `  felt ${axis} = ${estimate(offset)} + (${estimate(slope)}) × measured`;
    }),
    "",
    "Reward",
    `  valence counts ${profile.weights.valence}, arousal ${profile.weights.arousal}, taste up to ${profile.weights.preference}`,
    "",
    "Edits",
    ...effectsInLines(profile),
  ];
  return `${lines.join("\n")}\n`;
}

const estimate = ({ mean, sd }: Estimate): string => `${signed(mean)} ± ${sd.toFixed(2)}`;

function counted({ counts }: Profile): string {
  const { accepted, edited, rejected, pairs, rated, corrected } = counts;
  return `${accepted} accepted, ${edited} rewritten, ${rejected} rejected; ${pairs} choices, ${rated} ratings, ${corrected} corrections`;
}

function gateInWords({ gate }: Profile): string {
  if (gate.open) return `It counts ${gate.weight.toFixed(3)} in the reward.`;
  if (gate.labels < gate.needed) return `${gate.labels} of the ${gate.needed} decisions it needs before it may count.`;
  return `It does not count: after ${gate.labels} decisions it foresees them no better than anybody's taste would.`;
}

/** What is certain or likely; what is open goes without saying. */
function tasteInLines(taste: readonly TraitWords[]): string[] {
  const said = taste.filter(({ certainty }) => certainty !== "open").map(({ words }) => `  ${words}`);
  return said.length > 0 ? said : ["  Nothing is known yet of how it differs from anybody's."];
}

function senseInWords({ calibration: { corrections, needed } }: Profile): string {
  return corrections < needed
    ? `${corrections} of the ${needed} corrections it needs before readings are shown as they are felt.`
    : `Readings are shown as they are felt, after ${corrections} corrections.`;
}

function effectsInLines({ effects, record }: Profile): string[] {
  if (effects.length === 0) return ["  Nothing was measured yet."];
  const foreseen =
    record.correlation === null ? "" : `; expected and measured agree with r ${record.correlation.toFixed(2)}`;
  const listed = effects.slice(0, MOST_EFFECTS).map(({ family, times, measured, pooled }) => {
    const shift = AXES.map((axis) => `${axis} ${estimate(measured[axis])}`).join(", ");
    return `  ${family}, ${times} ×: ${shift}${pooled ? " (of other people)" : ""}`;
  });
  return [`  ${record.nearer} of ${record.measured} brought pictures nearer${foreseen}.`, ...listed];
}
