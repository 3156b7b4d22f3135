/** @file Everybody who has a profile on this machine, and who sits here. */
import type { Person } from "../../../app/contract/studio/profile.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { useLatest } from "../../state/use-latest.ts";

/** Empty until the host has answered. */
export function usePeople(): readonly Person[] {
  const revision = useOverviewPart(({ feedback }) => feedback.profile);
  const { answer } = useLatest(revision, (client, signal) => client["people.list"]({}, signal));
  return answer?.people ?? [];
}
