/** @file Keeping a judge that was added or changed: its set-up first, then its key. */
import { useState } from "react";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import type { JudgeSetup, JudgeState } from "../../../app/contract/studio/judges.ts";
import { useClient } from "../../host/host.ts";

export interface Saving {
  readonly busy: boolean;
  readonly failure: Failure | undefined;
  readonly save: (name: string, setup: JudgeSetup, key: string) => Promise<void>;
}

/**
 * @param judge the one that is changed, null for a new one
 * @param onSaved told of the judge and whether it is another than before, of which nothing is known
 */
export function useSaving(judge: JudgeState | null, onSaved: (judge: string, isAnother: boolean) => void): Saving {
  const client = useClient();
  // A judge whose key could not be kept is there already: it is not added twice.
  const [id, setId] = useState(judge?.id ?? null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const keep = async (name: string, setup: JudgeSetup): Promise<string> => {
    if (id === null) return (await client["judges.add"]({ name, setup })).judge;
    await client["judges.change"]({ judge: id, name, setup });
    return id;
  };
  return {
    busy,
    failure,
    async save(name, setup, key) {
      if (busy) return;
      setBusy(true);
      setFailure(undefined);
      try {
        const kept = await keep(name, setup);
        setId(kept);
        if (key !== "") await client["judges.setKey"]({ judge: kept, key });
        onSaved(kept, JSON.stringify(judge?.setup ?? null) !== JSON.stringify(setup) || key !== "");
      } catch (error) {
        setFailure(toFailure(error));
      } finally {
        setBusy(false);
      }
    },
  };
}
