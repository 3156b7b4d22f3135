/** @file What was learned of people, at hand: folds of the log, which go on from where they were when it has grown. */
import type { Profile } from "../../../app/contract/studio/profile.ts";
import { type EffectMemory, foldEffects } from "../../../app/feedback/suggest/effects.ts";
import { familyEffects } from "../../../app/feedback/suggest/family-effects.ts";
import { foldProfile } from "../../../app/profile/fold.ts";
import type { LoggedEntry, ProfileEntry } from "../../../app/profile/log.ts";
import { effectsIn } from "../../../app/profile/profile-file.ts";
import { recordOf } from "../../../app/profile/record.ts";
import type { ProfileState } from "../../../app/profile/state.ts";
import { profileView } from "../../../app/profile/view.ts";
import type { OpenedStore } from "../../store/store.ts";

/** Entries that change what is known of effects. */
const OF_EFFECTS: ReadonlySet<ProfileEntry["kind"]> = new Set(["effect.measured", "undone", "reset", "imported"]);

export class Learned {
  readonly #store: Pick<OpenedStore, "log" | "people">;
  /** Of all people, in order. */
  #log: LoggedEntry[] = [];
  readonly #profiles = new Map<string, ProfileState>();
  #effects: { readonly person: string; readonly entries: number; readonly memory: EffectMemory } | undefined;

  constructor(store: Pick<OpenedStore, "log" | "people">) {
    this.#store = store;
  }

  /** The log of one person, of the current one unless another is named. */
  entries(person = this.#store.people.current().id): LoggedEntry[] {
    return this.#read().filter((entry) => entry.person === person);
  }

  /** The profile of the current person. */
  profile(): ProfileState {
    const person = this.#store.people.current().id;
    const profile = foldProfile(this.entries(person), this.#profiles.get(person));
    this.#profiles.set(person, profile);
    return profile;
  }

  /** What edits were seen to do, as the current person is to expect it. */
  effects(): EffectMemory {
    const person = this.#store.people.current().id;
    const log = this.#read().filter(({ entry }) => OF_EFFECTS.has(entry.kind));
    if (this.#effects?.person !== person || this.#effects.entries !== log.length) {
      this.#effects = { person, entries: log.length, memory: foldEffects(log, person) };
    }
    return this.#effects.memory;
  }

  /** All that was learned of the current person, as it is shown. */
  describe(): Profile {
    const person = this.#store.people.current();
    const entries = this.entries(person.id);
    return profileView({
      person,
      entries,
      state: this.profile(),
      effects: familyEffects(this.#read(), person.id),
      record: recordOf(effectsIn(entries)),
    });
  }

  /** Somebody has left with all their entries, so what is at hand may hold what is no longer so. */
  forget(): void {
    this.#log = [];
    this.#profiles.clear();
    this.#effects = undefined;
  }

  #read(): readonly LoggedEntry[] {
    this.#log.push(...this.#store.log.list(null, this.#log.at(-1)?.number ?? 0));
    return this.#log;
  }
}
