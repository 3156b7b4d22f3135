/** @file Changing keys: what differs from the defaults is kept with the settings. */
import { useState } from "react";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import { useClient } from "../../host/host.ts";
import { withKeys, type Rebound } from "../../state/actions.ts";
import { useOverviewPart } from "../../state/overview.ts";

export interface Rebinding {
  readonly rebound: Rebound;
  readonly failure: Failure | undefined;
  /** Sets the keys of some actions; an empty combination takes them away. */
  readonly set: (change: Rebound) => void;
  readonly resetAll: () => void;
}

const NONE: Rebound = {};

export function useRebinding(): Rebinding {
  const client = useClient();
  const rebound = useOverviewPart(({ settings }) => settings.shortcuts) ?? NONE;
  const [failure, setFailure] = useState<Failure>();
  const keep = (shortcuts: Rebound): void => {
    client["settings.set"]({ shortcuts: { ...shortcuts } }).then(
      () => setFailure(undefined),
      (error: unknown) => setFailure(toFailure(error)),
    );
  };
  return { rebound, failure, set: (change) => keep(withKeys(rebound, change)), resetAll: () => keep(NONE) };
}
