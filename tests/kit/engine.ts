/** @file An engine in this process, and what it is asked to draw. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { z } from "zod";
import type { drawEvent, EngineContract } from "../../app/contract/engine/engine.ts";
import type { Handlers } from "../../app/contract/kinds.ts";
import { planSeries } from "../../app/series/plan.ts";
import { parseSeriesRequest } from "../../app/series/request.ts";
import { createEngine } from "../../native/engine/create-engine.ts";
import { temporaryFolder } from "./circumplex.ts";
import { ROOT } from "./places.ts";

export const MODELS = path.join(ROOT, "resources/models");
const INSTRUCTIONS = path.join(ROOT, "resources/judge");
export const JUDGE = "papercut-judge";

/** An event as the engine gives it. */
export type DrawEvent = z.input<typeof drawEvent>;
export type DrawInput = z.output<EngineContract["series.draw"]["input"]>;

/** Folders of an engine in a new temporary folder. */
export function engineFolders(models: string = MODELS) {
  const folder = temporaryFolder();
  const [blobs, uploads] = [path.join(folder, "blobs"), path.join(folder, "uploads")];
  for (const place of [blobs, uploads]) mkdirSync(place);
  return { blobs, uploads, models, instructions: INSTRUCTIONS };
}

/** An engine with folders of its own. */
export function engineHere(models?: string): { engine: Handlers<EngineContract>; blobs: string; uploads: string } {
  const folders = engineFolders(models);
  return { engine: createEngine({ ...folders, app: "0.0.0-test" }), ...folders };
}

/** A small series to draw; what is given replaces parts of the request. */
export function smallSeries(change: Readonly<Record<string, unknown>> = {}): DrawInput {
  const request = parseSeriesRequest({
    prompt: "a red boat on a lake",
    path: [-1.5, 1.5].map((at) => ({ valence: at, arousal: at / 2 })),
    frames: 3,
    seed: 5,
    size: 96,
    ...change,
  });
  return { request, frames: planSeries(request), judge: { kind: "embedded", id: JUDGE }, strength: 1, adapters: [] };
}

/** All events, in order. */
export async function eventsOf(events: AsyncIterable<DrawEvent>): Promise<DrawEvent[]> {
  const all: DrawEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

/** The events of one kind. */
export function ofKind<K extends DrawEvent["kind"]>(
  events: readonly DrawEvent[],
  kind: K,
): Extract<DrawEvent, { kind: K }>[] {
  return events.filter((event): event is Extract<DrawEvent, { kind: K }> => event.kind === kind);
}
