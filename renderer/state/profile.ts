/** @file The profile of the person who sits here. */
import type { Failure } from "../../app/contract/failure.ts";
import type { Profile } from "../../app/contract/studio/profile.ts";
import { useOverviewPart } from "./overview.ts";
import { useLatest } from "./use-latest.ts";

export interface ProfileState {
  /** Undefined until the host has answered. */
  readonly profile: Profile | undefined;
  readonly failure: Failure | undefined;
}

/** What was learned of the person, asked for again whenever it changes. */
export function useProfile(): ProfileState {
  const revision = useOverviewPart(({ feedback }) => feedback.profile);
  const { answer, failure } = useLatest(revision, (client, signal) => client["profile.get"]({}, signal));
  return { profile: answer, failure };
}
