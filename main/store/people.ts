/** @file People on this machine: each with a log of their own, one of them at the table. */
import { z } from "zod";
import { StudioError } from "../../app/contract/failure.ts";
import type { Person } from "../../app/contract/studio/profile.ts";
import { newId, unknown, type Base } from "./base.ts";
import { createNamedValues } from "./named-values.ts";
import type { PeopleStore } from "./feedback-store.ts";

/** Name of the one who is there before anybody gave a name. */
const FIRST_NAME = "Me";

/** Name under which the current person is kept. */
const CURRENT = "person";

/** People over an open database; somebody is there from now on. */
export function createPeople(base: Base): PeopleStore {
  const { connection } = base;
  const values = createNamedValues(base);
  const list = connection.prepare<[], Person>("SELECT id, name, created FROM people ORDER BY number");
  const insert = connection.prepare("INSERT INTO people (id, name, created) VALUES (?, ?, ?)");
  const rename = connection.prepare("UPDATE people SET name = ? WHERE id = ?");
  const remove = connection.prepare("DELETE FROM people WHERE id = ?");
  const must = (person: string): void => {
    if (!list.all().some(({ id }) => id === person)) throw unknown("person", person);
  };
  const create = (name: string): string => {
    const id = newId();
    insert.run(id, name, base.now());
    return id;
  };
  if (list.get() === undefined) base.write(() => create(FIRST_NAME));
  return {
    list: () => list.all(),
    current() {
      const chosen = values.get(CURRENT, z.string());
      const people = list.all();
      return people.find(({ id }) => id === chosen) ?? people[0]!;
    },
    create: (name) => base.write(() => create(name)),
    choose: (person) =>
      base.write(() => {
        must(person);
        values.save(CURRENT, person);
      }),
    rename: (person, name) =>
      base.write(() => {
        if (rename.run(name, person).changes === 0) throw unknown("person", person);
      }),
    remove: (person) =>
      base.write(() => {
        must(person);
        if (list.all().length === 1)
          throw new StudioError({ code: "input.invalid", issues: ["The last person cannot be removed."] });
        remove.run(person);
      }),
  };
}
