/** @file The profile of the person who sits here. */
import { useEffect, useState } from "react";
import { type Failure, toFailure } from "../../app/contract/failure.ts";
import type { Profile } from "../../app/contract/studio/profile.ts";
import { useClient } from "../host/host.ts";
import { useOverviewPart } from "./overview.ts";

export interface ProfileState {
  /** Undefined until the host has answered. */
  readonly profile: Profile | undefined;
  readonly failure: Failure | undefined;
}

/** What was learned of the person, asked for again whenever it changes. */
export function useProfile(): ProfileState {
  const client = useClient();
  const revision = useOverviewPart(({ feedback }) => feedback.profile);
  const [state, setState] = useState<ProfileState>({ profile: undefined, failure: undefined });
  useEffect(() => {
    const abort = new AbortController();
    client["profile.get"]({}, abort.signal).then(
      (profile) => setState({ profile, failure: undefined }),
      (error: unknown) => {
        // The last answer stays; only a first one that fails leaves nothing to show.
        if (!abort.signal.aborted) setState(({ profile }) => ({ profile, failure: toFailure(error) }));
      },
    );
    return () => abort.abort();
  }, [client, revision]);
  return state;
}
