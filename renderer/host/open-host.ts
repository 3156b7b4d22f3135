/** @file Opens the host for this window: one connection that mends itself, and the projections fed by it. */
import { createStore } from "zustand/vanilla";
import { reconnecting } from "../../app/contract/reconnect.ts";
import { studio, type Overview } from "../../app/contract/studio/studio.ts";
import { inBatches } from "../state/batches.ts";
import { follow } from "../state/follow.ts";
import { reduceOverview } from "../state/overview.ts";
import { createRefinementFeeds } from "../state/refinement-feeds.ts";
import { createRunFeeds } from "../state/run-feeds.ts";
import { createSeriesFeeds } from "../state/series-feeds.ts";
import { isRefused, openPort } from "./connect.ts";
import type { Connection, Host } from "./host.ts";

/** A projection that failed is asked for again after this many milliseconds. */
const AGAIN_AFTER = 1000;

/** The host; it lives as long as the window. */
export function openHost(): Host {
  const connection = createStore<Connection>(() => "reconnecting");
  const overview = createStore<{ readonly state: Overview | undefined }>(() => ({ state: undefined }));
  const { client } = reconnecting({
    contract: studio,
    connectOnce: async () => {
      try {
        return await openPort();
      } catch (error) {
        connection.setState((await isRefused()) ? "refused" : "reconnecting", true);
        throw error;
      }
    },
    after: (milliseconds, task) => void setTimeout(task, milliseconds),
    onConnection: (state) => connection.setState(state, true),
  });
  const watch = async (): Promise<void> => {
    const ending = await follow(
      (signal) => client["studio.watch"]({}, signal),
      inBatches((events) => overview.setState(({ state }) => ({ state: events.reduce(reduceOverview, state) }))),
      new AbortController().signal,
    );
    if (ending.how === "failed") {
      const message = `The overview failed: ${ending.failure.code}`;
      client["log.write"]({ level: "warn", message }).catch(() => undefined);
    }
    setTimeout(() => void watch(), AGAIN_AFTER);
  };
  void watch();
  return {
    client,
    connection,
    overview,
    series: createSeriesFeeds(client),
    refinements: createRefinementFeeds(client),
    runs: createRunFeeds(client),
  };
}
