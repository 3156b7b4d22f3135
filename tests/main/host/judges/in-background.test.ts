/** @file Background work gives way to a person's, and begins again when the device is free. */
import { expect, test } from "vitest";
import { inBackground } from "../../../../main/host/judges/in-background.ts";
import { Lease } from "../../../../main/host/lease.ts";

const free = (): AbortSignal => new AbortController().signal;
/** Work that goes on until it is stopped, as the engine's calls do. */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    const stop = (): void => reject(signal.reason as Error);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });

test("work that had to give way is done again, from its beginning", async () => {
  const lease = new Lease();
  const order: string[] = [];
  const working = inBackground(
    async (until) => {
      order.push("begins");
      if (order.length === 1) await aborted(until);
      order.push("ends");
      return order.length;
    },
    { lease, signal: free() },
  );
  await lease.interactive(async () => void order.push("drawing"));
  expect(await working).toBe(4);
  expect(order).toEqual(["begins", "drawing", "begins", "ends"]);
});

test("somebody who waits is told so; a fault of the work itself is no reason to begin again", async () => {
  const lease = new Lease();
  let waited = 0;
  let open: () => void = () => undefined;
  const drawing = lease.interactive(() => new Promise<void>((resolve) => (open = resolve)));
  await Promise.resolve();
  const failing = inBackground(() => Promise.reject(new Error("fault")), {
    lease,
    signal: free(),
    onWait: () => waited++,
  });
  open();
  await drawing;
  await expect(failing).rejects.toThrow("fault");
  expect(waited).toBe(1);
});

test("who leaves while waiting or working is let go", async () => {
  const lease = new Lease();
  const controller = new AbortController();
  const working = inBackground(aborted, { lease, signal: controller.signal });
  const waiting = inBackground(aborted, { lease, signal: controller.signal });
  const ends = Promise.all([expect(working).rejects.toThrow("enough"), expect(waiting).rejects.toThrow("enough")]);
  controller.abort(new Error("enough"));
  await ends;
  expect(lease.busy).toBe(false);
});
