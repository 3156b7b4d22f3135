/** @file The shelf: one model is kept, borrowers of another are not robbed of theirs, and nothing is closed twice. */
import { afterEach, expect, test, vi } from "vitest";
import { Shelf } from "../../../native/engine/shelf.ts";

function library() {
  const log: string[] = [];
  const open = (name: string) => async () => {
    log.push(`open ${name}`);
    return { name, close: async () => void log.push(`close ${name}`) };
  };
  return { log, open, shelf: new Shelf<{ name: string; close(): Promise<void> }>() };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test("what is borrowed again is not opened again", async () => {
  const { log, open, shelf } = library();
  const [one, other] = await Promise.all([shelf.borrow("a", open("a")), shelf.borrow("a", open("a"))]);
  expect(one.model).toBe(other.model);
  one.release();
  other.release();
  expect((await shelf.borrow("a", open("a"))).model).toBe(one.model);
  expect(log).toEqual(["open a"]);
});

test("what is replaced is closed when its last borrower is done, and not before", async () => {
  const { log, open, shelf } = library();
  const [one, other] = [await shelf.borrow("a", open("a")), await shelf.borrow("a", open("a"))];
  (await shelf.borrow("b", open("b"))).release();
  one.release();
  await settled();
  expect(log).toEqual(["open a", "open b"]);
  other.release();
  await settled();
  expect(log).toEqual(["open a", "open b", "close a"]);
  await shelf.borrow("c", open("c"));
  await settled();
  expect(log).toEqual(["open a", "open b", "close a", "open c", "close b"]);
});

test("what could not be opened is tried again", async () => {
  const { log, open, shelf } = library();
  await expect(shelf.borrow("a", () => Promise.reject(new Error("damaged")))).rejects.toThrow("damaged");
  expect((await shelf.borrow("a", open("a"))).model.name).toBe("a");
  expect(log).toEqual(["open a"]);
});

afterEach(() => void vi.useRealTimers());

test("what nobody wants for long is closed, and opened again for the next who does", async () => {
  vi.useFakeTimers();
  const { log, open, shelf } = library();
  const borrow = () => shelf.borrow("a", open("a"), 1000);
  const [one, other] = [await borrow(), await borrow()];
  one.release();
  await vi.advanceTimersByTimeAsync(5000);
  other.release();
  await vi.advanceTimersByTimeAsync(999);
  const third = await borrow();
  await vi.advanceTimersByTimeAsync(5000);
  expect(log).toEqual(["open a"]);
  third.release();
  await vi.advanceTimersByTimeAsync(1000);
  expect(log).toEqual(["open a", "close a"]);
  (await borrow()).release();
  (await shelf.borrow("b", open("b"))).release();
  await vi.advanceTimersByTimeAsync(5000);
  expect(log).toEqual(["open a", "close a", "open a", "open b", "close a"]);
});
