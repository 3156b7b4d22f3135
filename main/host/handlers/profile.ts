/** @file People and their profiles: what was learned of them, corrected, taken back, carried from machine to machine. */
import { randomUUID } from "node:crypto";
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";
import type { profileCalls } from "../../../app/contract/studio/profile.ts";
import type { JudgeIdentity } from "../../../app/judge/measurement.ts";
import type { LoggedEntry, ProfileEntry } from "../../../app/profile/log.ts";
import { importEntry, writeProfile } from "../../../app/profile/profile-file.ts";
import { undoneNumbers } from "../../../app/profile/standing.ts";
import { APP_VERSION } from "../../version.ts";
import { pairFor } from "../feedback/pairs.ts";
import { traitsOf } from "../feedback/picture-traits.ts";
import type { Parts } from "../parts.ts";

export function profileHandlers({ store, events, learned, engineRoom }: Parts): Handlers<typeof profileCalls> {
  const { people, log, pictures, refinements } = store;

  const changed = (): Record<string, never> => {
    events.profile();
    return {};
  };
  const append = (entry: ProfileEntry): Record<string, never> => {
    log.append(entry);
    return changed();
  };
  const cardOf = (id: string): PictureCard => pictures.card(id) ?? unknown("picture", id);

  const installedPack = (): JudgeIdentity | null => {
    const pack = engineRoom.installed().packs.find(({ problem }) => problem === null);
    return pack === undefined ? null : { id: pack.id, sha256: pack.sha256 };
  };

  /** A decision about a suggestion that is still there is taken back in its refinement as well. */
  const takeBack = ({ number, entry }: LoggedEntry): void => {
    const suggestion = entry.kind === "suggestion.decided" ? refinements.suggestion(entry.suggestion) : undefined;
    if (suggestion === undefined || suggestion.state === "proposed") return void log.append({ kind: "undone", number });
    refinements.undo(suggestion.id);
    events.refinements.suggestions(suggestion.round);
    events.refinements.round(suggestion.round);
  };

  return {
    "people.list": () => ({ people: people.list(), current: people.current().id }),
    "people.create": ({ name }) => {
      const person = people.create(name);
      changed();
      return { person };
    },
    "people.choose": ({ person }) => {
      people.choose(person);
      return changed();
    },
    "people.rename": ({ person, name }) => {
      people.rename(person, name);
      return changed();
    },
    "people.remove": ({ person }) => {
      people.remove(person);
      learned.forget();
      return changed();
    },
    "profile.get": () => learned.describe(),
    "profile.undo": ({ number }) => {
      const entries = learned.entries();
      const found = entries.find((entry) => entry.number === number) ?? unknown("entry", `${number}`);
      if (found.entry.kind === "undone")
        throw refused("This entry takes another back: make that decision again instead.");
      if (undoneNumbers(entries).has(number)) throw refused("This entry has been taken back already.");
      takeBack(found);
      return changed();
    },
    "profile.reset": ({ what }) => append({ kind: "reset", what }),
    "profile.weights": (weights) => append({ kind: "weights.set", weights }),
    "profile.export": ({ history }) => {
      const entries = learned.entries();
      const created = Date.now();
      const text = writeProfile(learned.profile(), entries, history, {
        profileId: randomUUID(),
        created,
        baseModel: installedPack(),
        evaluator: entries.flatMap(({ entry }) => ("judge" in entry ? [entry.judge] : [])).at(-1) ?? null,
        program: `Circumplex ${APP_VERSION}`,
      });
      return { name: `circumplex-profile-${new Date(created).toISOString().slice(0, 10)}.json`, text };
    },
    "profile.import": ({ text }) => append(imported(text)),
    "pairs.next": ({ except }) => ({ pair: pairFor(store, learned, except) }),
    "pairs.choose": ({ a, b, winner }) => {
      if (a === b) throw refused("A picture cannot be compared with itself.");
      const [one, other] = [cardOf(a), cardOf(b)].map((card) => traitsOf(store, card)) as [number[], number[]];
      const traits = one.map((trait, i) => trait - other[i]!);
      return append({ kind: "pair.chosen", a, b, winner, traits, session: log.session() });
    },
    "moods.correct": ({ picture, felt }) => {
      const { measured } = cardOf(picture);
      if (measured?.scale !== "range") {
        throw refused("No judge has read this picture in the studio's scale, so there is nothing to feel differently.");
      }
      const { judge, valence, arousal } = measured;
      return append({ kind: "mood.corrected", picture, judge, measured: { valence, arousal }, felt });
    },
  };
}

/** The entry that brings in a file, if it is a profile this program can use. */
function imported(text: string): ProfileEntry {
  try {
    return importEntry(text);
  } catch (error) {
    if (error instanceof RangeError) throw refused(error.message);
    throw error;
  }
}

function refused(sentence: string): StudioError {
  return new StudioError({ code: "input.invalid", issues: [sentence] });
}

function unknown(what: string, id: string): never {
  throw new StudioError({ code: "input.unknown", what, id });
}
