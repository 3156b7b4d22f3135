/** @file What the page knows of the tuner: runs, adapters, and what there is to learn from. */
import type { Failure } from "../../app/contract/failure.ts";
import type { Evaluation } from "../../app/contract/studio/evidence.ts";
import type { Adapter, Run, RunDetail, TunerOptions, TunerOverview } from "../../app/contract/studio/tuner.ts";
import { useHost } from "../host/host.ts";
import type { FeedState } from "./feeds.ts";
import { useOverviewPart } from "./overview.ts";
import { useFeed } from "./use-feed.ts";
import { type Latest, useLatest } from "./use-latest.ts";

export function useTuner(): TunerOverview | undefined {
  return useOverviewPart(({ tuner }) => tuner);
}

/** All runs, newest first, asked for again whenever one begins, ends or leaves an adapter. */
export function useRuns(): Latest<readonly Run[]> {
  const revision = useOverviewPart(({ tuner }) => tuner.adapters * 1000 + tuner.runs.length);
  return useLatest(revision, async (client, signal) => (await client["runs.list"]({}, signal)).runs);
}

export function useRun(run: string | null): FeedState<RunDetail> {
  return useFeed(useHost().runs, run);
}

/** Adapters, newest first. */
export function useAdapters(): Latest<readonly Adapter[]> {
  const revision = useOverviewPart(({ tuner }) => tuner.adapters);
  return useLatest(revision, async (client, signal) => (await client["adapters.list"]({}, signal)).adapters);
}

/** What there is to learn from. */
export function useTunerOptions(): {
  readonly answer: TunerOptions | undefined;
  readonly failure: Failure | undefined;
} {
  const revision = useOverviewPart(({ feedback, tuner }) => feedback.profile + tuner.adapters);
  return useLatest(revision, (client, signal) => client["tuner.options"]({}, signal));
}

/** Evaluations, newest first. */
export function useEvaluations(): Latest<readonly Evaluation[]> {
  const revision = useOverviewPart(({ tuner }) => tuner.evidence);
  return useLatest(revision, async (client, signal) => (await client["evidence.list"]({}, signal)).evaluations);
}
