/** @file The log of what people decided and what came of it: entries are added, and nothing else. */
import { profileEntry, type LoggedEntry, type ProfileEntry } from "../../app/profile/log.ts";
import { unknown, type Base } from "./base.ts";
import type { LogStore, PeopleStore } from "./feedback-store.ts";

interface LogRow {
  readonly number: number;
  readonly person: string;
  readonly created: number;
  readonly entry: string;
}

interface Sitting {
  readonly session: number;
  readonly start: number;
}

/** The log over an open database. */
export function createLog(base: Base, people: Pick<PeopleStore, "current">): LogStore {
  const { connection } = base;
  /** This start of the program: one more than the last that logged something, or logged something that is still there. */
  const start =
    (connection.prepare<[], number>("SELECT start FROM log ORDER BY number DESC LIMIT 1").pluck().get() ?? 0) + 1;
  const there = connection.prepare<[string], number>("SELECT 1 FROM people WHERE id = ?").pluck();
  const insert = connection.prepare(
    "INSERT INTO log (person, created, start, session, entry) VALUES (@person, @created, @start, @session, @entry)",
  );
  const columns = "SELECT number, person, created, entry FROM log WHERE";
  const all = connection.prepare<[number], LogRow>(`${columns} number > ? ORDER BY number`);
  const ofPerson = connection.prepare<[string, number], LogRow>(`${columns} person = ? AND number > ? ORDER BY number`);
  const sitting = connection.prepare<[string], Sitting>(
    "SELECT session, start FROM log WHERE person = ? AND session IS NOT NULL ORDER BY number DESC LIMIT 1",
  );
  return {
    append: (entry, person) =>
      base.write(() => {
        const who = person ?? people.current().id;
        if (there.get(who) === undefined) throw unknown("person", who);
        // Nothing can be mended later here, so nothing gets in that could not be read again, such as a NaN.
        const sound = profileEntry.parse(entry);
        const created = base.now();
        const session = "session" in sound ? sound.session : null;
        const { lastInsertRowid } = insert.run({ person: who, created, start, session, entry: JSON.stringify(sound) });
        return { number: Number(lastInsertRowid), person: who, created, entry: sound };
      }),
    list: (person, after = 0) => (person === null ? all.all(after) : ofPerson.all(person, after)).map(entryOf),
    session(person) {
      const last = sitting.get(person ?? people.current().id);
      if (last === undefined) return 1;
      return last.start === start ? last.session : last.session + 1;
    },
  };
}

/** Entries were parsed when they came in, and are read by the hundred thousand. */
function entryOf({ entry, ...row }: LogRow): LoggedEntry {
  return { ...row, entry: JSON.parse(entry) as ProfileEntry };
}
