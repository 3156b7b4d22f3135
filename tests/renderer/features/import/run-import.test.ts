/** @file Bringing files in. */
import { expect, it } from "vitest";
import { StudioError } from "../../../../app/contract/failure.ts";
import { type ImportProgress, type Incoming, runImport } from "../../../../renderer/features/import/run-import.ts";

const file = (name: string): Incoming => ({ name, body: async () => new Blob([name]) });
const unreadable = { code: "picture.unreadable", file: "b.png", sentence: "b.png is no picture." } as const;

it("brings files in order, goes on after a bad one and says how far it is", async () => {
  const told: ImportProgress[] = [];
  const end = await runImport(
    [file("a.png"), file("b.png"), file("c.zip")],
    async (name) => {
      if (name === "b.png") throw new StudioError(unreadable);
      if (name === "a.png") return { pictures: ["1"], problems: [] };
      return { pictures: ["2", "3"], problems: [{ name: "c/x.txt", failure: { ...unreadable, file: "c/x.txt" } }] };
    },
    (progress) => told.push(progress),
    new AbortController().signal,
  );
  expect(told.map(({ done, current }) => [done, current])).toEqual([
    [0, "a.png"],
    [1, "a.png"],
    [1, "b.png"],
    [2, "b.png"],
    [2, "c.zip"],
    [3, "c.zip"],
    [3, null],
  ]);
  expect(end).toEqual({
    of: 3,
    done: 3,
    current: null,
    state: "finished",
    pictures: ["1", "2", "3"],
    problems: [
      { name: "b.png", failure: unreadable },
      { name: "c/x.txt", failure: { ...unreadable, file: "c/x.txt" } },
    ],
  });
});

it("stops where it is cancelled and keeps what is in", async () => {
  const controller = new AbortController();
  const sent: string[] = [];
  const end = await runImport(
    [file("a.png"), file("b.png"), file("c.png")],
    async (name, _body, signal) => {
      sent.push(name);
      if (name === "b.png") {
        controller.abort();
        signal.throwIfAborted();
      }
      return { pictures: [name], problems: [] };
    },
    () => undefined,
    controller.signal,
  );
  expect(sent).toEqual(["a.png", "b.png"]);
  expect(end).toEqual({ of: 3, done: 1, current: null, state: "cancelled", pictures: ["a.png"], problems: [] });
});
