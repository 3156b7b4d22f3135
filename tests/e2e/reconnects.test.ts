/** @file A connection that breaks a thousand times while a series is drawn, and a page that misses and doubles nothing. */
import { once } from "node:events";
import type { WebSocketRoute } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import type { Port } from "../../app/contract/wire.ts";
import { webSocketPort, type WebSocketLike } from "../../app/contract/ports/web-socket.ts";
import { reconnecting } from "../../app/contract/reconnect.ts";
import { studio as contract } from "../../app/contract/studio/studio.ts";
import { stream } from "../../app/random/philox.ts";
import { SILENT } from "../../main/log.ts";
import { startServer } from "../../main/server/server.ts";
import { follow } from "../../renderer/state/follow.ts";
import { reduceOverview } from "../../renderer/state/overview.ts";
import { createSeriesFeeds } from "../../renderer/state/series-feeds.ts";
import { reduceSeries } from "../../renderer/state/series-view.ts";
import { startBrowser, openStudio as openPage } from "../kit/browser.ts";
import { temporaryFolder } from "../kit/circumplex.ts";
import { measuredCards, prepare, untilMeasured } from "../kit/person.ts";
import { detailOf, openStudio, smallRequest, until } from "../kit/studio-in-process.ts";
import { startStudio } from "../kit/studio-process.ts";

const LONG = 240_000;
const RECONNECTS = 1000;
const FRAMES = 48;

/** Opens sockets to a server as its page does. */
async function visitor(url: string): Promise<() => Promise<{ port: Port; cut: () => void }>> {
  const { origin } = new URL(url);
  const welcome = await fetch(url, { redirect: "manual" });
  const cookie = welcome.headers.get("set-cookie")!.split(";")[0]!;
  return async () => {
    const socket = new WebSocket(`${origin.replace("http", "ws")}/contract`, { headers: { cookie, origin } });
    await once(socket, "open");
    return { port: webSocketPort(socket as WebSocketLike), cut: () => socket.terminate() };
  };
}

/** A port that tells of everything that comes, and is cut once `left` frames have. */
function fragile(port: Port, left: number, cut: () => void, onFrame: (raw: unknown) => void): Port {
  return {
    post: (frame) => port.post(frame),
    close: (reason) => port.close(reason),
    listen: (deliver, onClose) =>
      port.listen((raw) => {
        onFrame(raw);
        deliver(raw);
        left -= 1;
        if (left === 0) cut();
      }, onClose),
  };
}

/** Finds numbers of a feed that do not follow each other, on one connection. */
function gaps(found: string[]): (raw: unknown) => void {
  const last = new Map<number, number>();
  return (raw) => {
    const { t, id, value } = raw as { t: string; id: number; value?: { seq?: number; kind?: string } };
    if (t !== "value" || value?.seq === undefined) return;
    const before = last.get(id);
    if (before === undefined ? value.kind !== "snapshot" : value.seq !== before + 1) {
      found.push(`request ${id}: ${value.kind} ${value.seq} after ${before}`);
    }
    last.set(id, value.seq);
  };
}

test(
  "a thousand reconnects during one series leave the page with what a fresh one is told",
  { timeout: LONG },
  async () => {
    const under = openStudio();
    const server = await startServer({ studio: under.studio, port: 0, log: SILENT });
    onTestFinished(() => server.close());
    const visit = await visitor(server.url);
    const random = stream(11, "reconnects");
    const found: string[] = [];
    let connections = 0;
    /** Connections before the last frame was drawn. */
    let during: number | undefined;
    let current = (): void => undefined;
    const { client, close } = reconnecting({
      contract,
      async connectOnce() {
        const { port, cut } = await visit();
        connections += 1;
        current = cut;
        // Two snapshots come at once, everything else as the series goes on.
        const left = random.chance(0.05) ? 3 + random.below(4) : 1 + random.below(2);
        return connections > RECONNECTS ? port : fragile(port, left, cut, gaps(found));
      },
      after: (_, task) => void setImmediate(task),
    });
    onTestFinished(close);

    const { series, job } = await under.client["series.start"]({ request: smallRequest({ frames: FRAMES, seed: 3 }) });
    const feeds = createSeriesFeeds(client);
    const everFinished = new Set<number>();
    const undone: number[] = [];
    const leave = feeds.subscribe(series, () => {
      for (const { index, state } of feeds.peek(series).view?.frames ?? []) {
        if (state === "finished") everFinished.add(index);
        else if (everFinished.has(index)) undone.push(index);
      }
    });
    onTestFinished(leave);
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    let overview: ReturnType<typeof reduceOverview>;
    const seen = Promise.withResolvers<void>();
    const check = (): void => {
      const frames = feeds.peek(series).view?.frames ?? [];
      const isDone = overview?.jobs.find(({ id }) => id === job)?.state === "done";
      if (!isDone) return;
      during ??= connections;
      // Once it is drawn nothing comes but snapshots, so the next event is the one to be cut after.
      if (connections <= RECONNECTS) return current();
      if (frames.length > 0 && frames.every(({ state }) => state === "finished")) seen.resolve();
    };
    onTestFinished(feeds.subscribe(series, check));
    void follow(
      (signal) => client["studio.watch"]({}, signal),
      (event) => {
        overview = reduceOverview(overview, event);
        check();
      },
      stop.signal,
    );
    await seen.promise;

    const truth = await until(under, ({ kind }) => kind === "snapshot");
    expect(overview).toEqual(truth.kind === "snapshot" && truth.overview);
    const detail = await detailOf(under, series);
    const { view } = feeds.peek(series);
    expect(view).toEqual(reduceSeries(undefined, { kind: "snapshot", seq: 0, series: detail }));
    expect(view!.frames.map(({ index, earlier }) => ({ index, earlier }))).toEqual(
      Array.from({ length: FRAMES }, (_, index) => ({ index, earlier: [] })),
    );
    const pictures = view!.frames.map(({ picture }) => picture!.id);
    expect(new Set(pictures).size).toBe(FRAMES);
    expect(overview!.library.pictures).toBe(FRAMES);
    expect(undone).toEqual([]);
    expect(found).toEqual([]);
    expect(connections).toBeGreaterThan(RECONNECTS);
    expect(during).toBeGreaterThan(RECONNECTS / 2);
  },
);

test("a page whose socket is cut ten times shows what a fresh page shows", { timeout: LONG }, async () => {
  const [browser, studio] = await Promise.all([startBrowser(), startStudio(temporaryFolder())]);
  onTestFinished(() => studio.stop());
  onTestFinished(() => browser.close());
  await prepare(studio, { frames: 12 });
  const { page } = await openPage(browser, studio);
  let newest: WebSocketRoute | undefined;
  let tries = 0;
  await page.routeWebSocket(/\/contract$/, (route) => {
    tries += 1;
    // Every third one is cut before it is open.
    if (tries % 3 === 0) return route.close({ code: 1012, reason: "cut by the test" });
    route.connectToServer();
    newest = route;
  });
  await page.reload();
  await page.getByRole("button", { name: /^Draw 12 frames/ }).click();
  for (let cuts = 0; cuts < 10; cuts++) {
    await expect.poll(() => newest, { timeout: LONG }).toBeDefined();
    await untilMeasured(page, cuts + 1);
    const cut = newest!;
    newest = undefined;
    await cut.close({ code: 1012, reason: "cut by the test" });
  }
  await untilMeasured(page, 12);
  const shown = async (one: typeof page): Promise<(string | null)[]> =>
    measuredCards(one).evaluateAll((cards) => cards.map((card) => card.getAttribute("aria-label")));
  const { page: fresh } = await openPage(browser, studio);
  await untilMeasured(fresh, 12);
  expect(await shown(page)).toEqual(await shown(fresh));
  expect(tries).toBeGreaterThan(10);
});
