/** @file Feeds of fine-tuning runs. */
import type { Client } from "../../app/contract/kinds.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";
import type { RunDetail, RunEvent } from "../../app/contract/studio/tuner.ts";
import { createFeeds, type Feeds } from "./feeds.ts";

export type RunFeeds = Feeds<RunDetail>;

/** Feeds of runs over one client. */
export function createRunFeeds(client: Pick<Client<StudioContract>, "runs.watch">): RunFeeds {
  return createFeeds((run, signal) => client["runs.watch"]({ run }, signal), reduceRun);
}

/** The run after one more event. */
export function reduceRun(detail: RunDetail | undefined, event: RunEvent): RunDetail | undefined {
  if (event.kind === "snapshot") return event.detail;
  if (detail === undefined) return undefined;
  if (event.kind === "run") return { ...detail, run: event.run };
  const told = event.event;
  switch (told.kind) {
    case "point": {
      const before = detail.points.filter(({ step }) => step !== told.point.step);
      const kept =
        told.adapter === null || told.point.step === 0 ? detail.kept : [...new Set([...detail.kept, told.point.step])];
      return { ...detail, points: [...before, told.point], kept };
    }
    case "sample": {
      const { kind: _kind, ...sample } = told;
      const others = detail.samples.filter(({ step, cell }) => step !== sample.step || cell !== sample.cell);
      return { ...detail, samples: [...others, sample] };
    }
    case "alarm": {
      if (!told.cleared) return { ...detail, alarms: [...detail.alarms, { ...told.alarm, cleared: false }] };
      const alarms = detail.alarms.map((alarm) =>
        alarm.code === told.alarm.code ? { ...alarm, cleared: true } : alarm,
      );
      return { ...detail, alarms };
    }
    case "ended":
      return { ...detail, gate: told.gate };
    case "opened":
    case "phase":
    case "step":
    case "saved":
      return detail;
  }
}
