/** @file Suggestions in a judge's own words for the loop, which follows the rules where it has none. */
import type { Suggested } from "../../../app/feedback/suggest/suggest.ts";
import { openSeen } from "../../../native/image/open.ts";
import { judgeFailure } from "../../../native/judge/judge-failure.ts";
import { sentenceOf } from "../../host/failure-sentence.ts";
import { proposedBy } from "../../host/feedback/judge-proposals.ts";
import type { OpenedJudge } from "../judges/open-judge.ts";
import type { Standing } from "../../../app/feedback/drive-loop.ts";

/**
 * What the judge suggests for a round; a judge that cannot is told of on standard error.
 *
 * @param pictures the files of the round's best picture and of its worst
 * @throws the signal's reason when aborted
 */
export async function judgeSuggestions(
  { judge, name }: OpenedJudge,
  { first, prompt, target, mean, deviation, tried }: Standing,
  pictures: readonly string[],
  signal: AbortSignal,
): Promise<readonly Suggested[]> {
  if (judge.propose === undefined) return [];
  try {
    const shown = await Promise.all(pictures.map((file) => openSeen(file, judge.sees)));
    const request = { first, prompt, target, measured: { mean, deviation }, pictures: shown, tried };
    return proposedBy(judge.id, await judge.propose(request, signal), { first, prompt, target, mean });
  } catch (error) {
    const failure = judgeFailure(error);
    if (failure === undefined) throw error;
    process.stderr.write(`${name} suggests nothing: ${sentenceOf(failure)}\n`);
    return [];
  }
}
