/** @file People: one is always there, one is at the table, and whoever leaves takes their log with them. */
import { expect, test } from "vitest";
import { toFailure } from "../../../app/contract/failure.ts";
import { openTestStore } from "../../kit/store.ts";

const CORRECTION = {
  kind: "mood.corrected",
  picture: "p",
  judge: { id: "papercut-judge", sha256: "b" },
  measured: { valence: 1, arousal: 0 },
  felt: { valence: 2, arousal: 0 },
} as const;

test("somebody is there from the first start on, and stays the same", () => {
  const store = openTestStore({ now: () => 700 });
  const me = store.people.current();
  expect(me).toEqual({ id: me.id, name: "Me", created: 700 });
  expect(store.people.list()).toEqual([me]);
  store.close();
  expect(openTestStore({ directory: store.directory }).people.list()).toEqual([me]);
});

test("whoever is chosen is current after the next start as well", () => {
  const store = openTestStore();
  const ada = store.people.create("Ada");
  store.people.choose(ada);
  store.people.rename(ada, "Ada L.");
  expect(store.people.list().map(({ name }) => name)).toEqual(["Me", "Ada L."]);
  store.close();
  expect(openTestStore({ directory: store.directory }).people.current()).toMatchObject({ id: ada, name: "Ada L." });
});

test("who is removed takes their log with them, and somebody else is current", () => {
  const { people, log } = openTestStore();
  const me = people.current().id;
  const ada = people.create("Ada");
  log.append(CORRECTION);
  log.append(CORRECTION, ada);
  people.choose(ada);
  people.remove(ada);
  expect(people.current().id).toBe(me);
  expect(log.list(null).map(({ person }) => person)).toEqual([me]);
  expect(log.list(ada)).toEqual([]);
});

test("the last one stays, and who is not there is named", () => {
  const { people, log } = openTestStore();
  let failure: unknown;
  try {
    people.remove(people.current().id);
  } catch (error) {
    failure = toFailure(error);
  }
  expect(failure).toEqual({ code: "input.invalid", issues: ["The last person cannot be removed."] });
  expect(people.list()).toHaveLength(1);
  for (const task of [
    () => people.choose("none"),
    () => people.rename("none", "x"),
    () => people.remove("none"),
    () => log.append(CORRECTION, "none"),
  ]) {
    expect(task).toThrow("input.unknown");
  }
});
