/** @file What the host says of its machine. */
import { useCallback, useEffect, useState } from "react";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import type { Machine } from "../../../app/contract/studio/machine.ts";
import { useClient } from "../../host/host.ts";

export interface MachineState {
  readonly machine: Machine | undefined;
  readonly failure: Failure | undefined;
  readonly again: () => void;
}

export function useMachine(): MachineState {
  const client = useClient();
  const [machine, setMachine] = useState<Machine>();
  const [failure, setFailure] = useState<Failure>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    client["machine.get"]({}, abort.signal).then(
      (found) => {
        setMachine(found);
        setFailure(undefined);
      },
      (error: unknown) => {
        if (!abort.signal.aborted) setFailure(toFailure(error));
      },
    );
    return () => abort.abort();
  }, [client, turn]);
  return { machine, failure, again: useCallback(() => setTurn((now) => now + 1), []) };
}
