/** @file The device has one holder at a time, and a person's work goes first. */
import { expect, test } from "vitest";
import { Lease } from "../../../main/host/lease.ts";

/** A promise with its ends outside. */
function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { open, passed };
}

test("work runs one after another, a person's before what waits in the background", async () => {
  const lease = new Lease();
  const order: string[] = [];
  const first = gate();
  const held = lease.interactive(async () => {
    await first.passed;
    order.push("first");
  });
  const behind = lease.background(async () => void order.push("background"));
  const second = lease.interactive(async () => void order.push("second"));
  first.open();
  await Promise.all([held, behind, second]);
  expect(order).toEqual(["first", "second", "background"]);
});

test("background work is asked to give way as soon as a person's work comes", async () => {
  const lease = new Lease();
  const order: string[] = [];
  const background = lease.background(async (giveWay) => {
    if (!giveWay.aborted) await new Promise((resolve) => giveWay.addEventListener("abort", resolve, { once: true }));
    order.push("gave way");
  });
  await lease.interactive(async () => void order.push("person"));
  await background;
  expect(order).toEqual(["gave way", "person"]);

  const started = gate();
  const running = lease.background(async (giveWay) => {
    started.open();
    await new Promise((resolve) => giveWay.addEventListener("abort", resolve, { once: true }));
    order.push("gave way again");
  });
  await started.passed;
  await lease.interactive(async () => void order.push("person again"));
  await running;
  expect(order.slice(2)).toEqual(["gave way again", "person again"]);
});

test("what is aborted while it waits never runs, and what failed lets the next one in", async () => {
  const lease = new Lease();
  const first = gate();
  const held = lease.interactive(async () => {
    await first.passed;
    throw new Error("broken");
  });
  const abort = new AbortController();
  const waiting = lease.interactive(async () => "never", abort.signal);
  const next = lease.interactive(async () => "next");
  abort.abort(new Error("not needed"));
  await expect(waiting).rejects.toThrow("not needed");
  first.open();
  await expect(held).rejects.toThrow("broken");
  expect(await next).toBe("next");
});
