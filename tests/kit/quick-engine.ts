/** @file An engine that draws at once: pictures of nothing, which lie where a test says. */
import { setTimeout as wait } from "node:timers/promises";
import type { z } from "zod";
import {
  type drawEvent,
  engineContract,
  type EngineContract,
  type JudgeOrder,
} from "../../app/contract/engine/engine.ts";
import type { Context, Handlers } from "../../app/contract/kinds.ts";
import { memoryPorts } from "../../app/contract/ports/memory.ts";
import { serve } from "../../app/contract/wire.ts";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import type { Ended, EngineOptions, Launch } from "../../main/engine/launch.ts";
import { fakeHandlers } from "./fake-engines.ts";
import { keepPicture, measurementAt } from "./store-rows.ts";

const PACK = { id: "papercut", sha256: "a".repeat(64) };

/** Light, colour and lines of nothing in particular. */
export const PLAIN_STYLE = [0.55, 0.2, 0.05, 0.45, 0.33, 0.57, 0.33];

/** Where a picture lies, or null for one no judge can read. */
export type MoodOf = (frame: Pick<PlannedFrame, "prompt" | "seed" | "index">, judge: JudgeOrder) => PlanePoint | null;

export interface QuickEngine {
  readonly moodOf: MoodOf;
  /** Parts of the engine that answer otherwise. */
  readonly handlers?: Partial<Handlers<EngineContract>>;
}

/** Launches engines that draw at once, each over when it is asked to end. */
export function quickLaunch(engine: QuickEngine): (options: EngineOptions) => Launch {
  return ({ blobs }) =>
    () => {
      const [near, far] = memoryPorts();
      serve(engineContract, quickHandlers(blobs, engine), far);
      let end: (ended: Ended) => void = () => undefined;
      const ended = new Promise<Ended>((resolve) => (end = resolve));
      const close = (): void => {
        near.close();
        end({ exitCode: 0, signal: null, outOfMemory: false });
      };
      const port = { post: near.post.bind(near), listen: near.listen.bind(near), close };
      return { port, ended, kill: close };
    };
}

function quickHandlers(blobs: string, { moodOf, handlers }: QuickEngine): Handlers<EngineContract> {
  return fakeHandlers({
    "engine.hello": () => ({
      pid: 1,
      onnxruntime: "0",
      provider: "cpu",
      threads: 1,
      packs: [{ ...PACK, adapters: [], problem: null }],
      judges: [{ ...measurementAt(0, 0).judge, witness: false, problem: null }],
    }),
    "engine.beat": pulse,
    "series.draw": ({ request, frames, judge }) => draw(blobs, request, frames, judge, moodOf),
    ...handlers,
  });
}

type DrawInput = Parameters<Handlers<EngineContract>["series.draw"]>[0];

async function* pulse(_input: object, { signal }: Context): AsyncGenerator<{ beat: number }, void, undefined> {
  for (let beat = 0; !signal.aborted; beat++) {
    yield { beat };
    await wait(500, undefined, { signal, ref: false }).catch(() => undefined);
  }
}

async function* draw(
  blobs: string,
  request: DrawInput["request"],
  frames: DrawInput["frames"],
  judge: DrawInput["judge"],
  moodOf: MoodOf,
): AsyncGenerator<z.input<typeof drawEvent>, void, undefined> {
  const identity = judge === null ? null : { ...measurementAt(0, 0).judge, id: judge.id };
  yield { kind: "opened", pack: PACK, adapter: null, judge: identity, steps: 1, remarks: [] };
  for (const { index, prompt, seed, target } of frames) {
    const place = { valence: target.valence, arousal: target.arousal };
    const asked = { ...request, prompt, seed, path: [place, place] };
    const recipe = { version: 1 as const, frame: index, request: asked, pack: PACK, adapter: null, app: "0.0.0-test" };
    const picture = keepPicture(blobs, JSON.stringify([prompt, seed, index]));
    yield { kind: "drawn", index, picture, recipe, milliseconds: 1 };
    const mood = judge === null ? null : moodOf({ prompt, seed, index }, judge);
    const style = PLAIN_STYLE;
    if (mood === null) yield { kind: "unmeasured", index, reason: "Nobody can read it.", style };
    else
      yield {
        kind: "measured",
        index,
        measurement: measurementAt(mood.valence, mood.arousal, { judge: identity! }),
        style,
      };
  }
}
