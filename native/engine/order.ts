/** @file What is really drawn for a planned frame: the frame of the request that its recipe will name. */
import type { z } from "zod";
import { affect } from "../../app/affect/plane.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { plannedFrame } from "../../app/contract/engine/engine.ts";
import { checkPrompt } from "../../app/prompt/check-prompt.ts";
import { type Reading, readPrompt } from "../../app/prompt/read.ts";
import { type PlannedFrame, planSeries, SHARED_NOISE } from "../../app/series/plan.ts";
import type { SeriesRequest } from "../../app/series/request.ts";

export interface FrameOrder {
  /** The request that draws this frame, and perhaps no other of the series, again. */
  readonly request: SeriesRequest;
  readonly planned: PlannedFrame;
  readonly reading: Reading;
}

/** Below this a target is the path's own; a store may keep fewer digits than a plan has. */
const SAME = 1e-9;

/**
 * The order for one frame of a series. A frame may carry a prompt, a seed or a target of its own; its recipe then carries
 * them, the target as a path that stays, so that the picture can always be drawn again from the recipe alone.
 *
 * @throws StudioError input.invalid when no recipe could name the frame
 */
export function orderFrame(series: SeriesRequest, frame: z.output<typeof plannedFrame>): FrameOrder {
  const where = `Frame ${frame.index + 1}`;
  const wrong = [
    ...(frame.index < series.frames && frame.index >= 0 ? [] : [`${where} is not one of ${series.frames}.`]),
    ...(frame.sharedNoise === SHARED_NOISE ? [] : [`${where} must share ${SHARED_NOISE} of its noise.`]),
    ...[checkPrompt(frame.prompt.trim())].flatMap((message) => (message === undefined ? [] : [`${where}: ${message}`])),
  ];
  if (wrong.length > 0) throw new StudioError({ code: "input.invalid", issues: wrong });
  const asked = { ...series, prompt: frame.prompt.trim(), seed: frame.seed };
  const onPath = planSeries(asked)[frame.index]!;
  const away = Math.max(
    Math.abs(onPath.target.valence - frame.target.valence),
    Math.abs(onPath.target.arousal - frame.target.arousal),
  );
  const request = away < SAME ? asked : { ...asked, path: staying(frame.target) };
  return { request, planned: planSeries(request)[frame.index]!, reading: readPrompt(request.prompt) };
}

function staying({ valence, arousal }: { valence: number; arousal: number }): SeriesRequest["path"] {
  const point = affect(valence, arousal);
  return [point, point];
}
