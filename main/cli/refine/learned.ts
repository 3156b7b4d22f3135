/** @file What was learned in the studio of whoever used it last, for a loop that goes on from there. */
import type { Person } from "../../../app/contract/studio/profile.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { felt } from "../../../app/profile/felt.ts";
import { foldProfile } from "../../../app/profile/fold.ts";
import type { LoggedEntry } from "../../../app/profile/log.ts";
import type { RewardSettings } from "../../../app/reward/reward.ts";
import { openStore } from "../../store/open.ts";

export interface Learned {
  readonly person: Person;
  /** Entries of the log that are the person's. */
  readonly entries: number;
  /** The log of all people, in order. */
  readonly log: readonly LoggedEntry[];
  /** How the person weighs errors and feels what a judge reads. */
  readonly reward: Omit<RewardSettings, "form">;
}

/**
 * What a data folder says of its current person. Nothing of the folder is held afterwards.
 *
 * @throws StudioError as openStore does: store.locked while a studio uses the folder
 */
export function readLearned(directory: string): Learned {
  const store = openStore({ directory, visit: true });
  try {
    const person = store.people.current();
    const log = store.log.list(null);
    const own = log.filter((entry) => entry.person === person.id);
    const profile = foldProfile(own);
    const reward = { weights: profile.weights, felt: (reading: PlanePoint) => felt(profile, reading) };
    return { person, entries: own.length, log, reward };
  } finally {
    store.close();
  }
}
