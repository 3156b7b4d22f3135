/** @file The judges there are, and whether the one that measures sees pictures elsewhere than on this machine. */
import { isLoopback } from "../../app/judge/allowed-host.ts";
import type { JudgeSetup, JudgeState } from "../../app/contract/studio/judges.ts";
import { useOverviewPart } from "./overview.ts";
import { type Latest, useLatest } from "./use-latest.ts";

export interface JudgeList {
  /** Those of the program first. */
  readonly judges: readonly JudgeState[];
  /** The one that measures, null when none can. */
  readonly chosen: string | null;
  /** Where keys are kept here. */
  readonly keys: "keychain" | "session";
}

/** All judges, asked for again whenever one comes, goes, is tried or changes. */
export function useJudges(): Latest<JudgeList> {
  const revision = useOverviewPart(({ feedback }) => feedback.judges);
  return useLatest(revision, (client, signal) => client["judges.list"]({}, signal));
}

/** The host a judge's questions go to, null when they stay on this machine. */
export function foreignHostOf(setup: JudgeSetup | null): string | null {
  if (setup?.kind !== "server") return null;
  const { hostname } = new URL(setup.address);
  return isLoopback(hostname) ? null : hostname;
}

/** The host that is sent every picture that is measured, null while none is. */
export function useForeignHost(): string | null {
  const { answer } = useJudges();
  const measuring = answer?.judges.find(({ id }) => id === answer.chosen);
  return foreignHostOf(measuring?.setup ?? null);
}
