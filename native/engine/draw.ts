/** @file `series.draw`: draws planned frames one after another, keeps each, measures it, and tells all of it as events. */
import type { z } from "zod";
import type { DrawEvent, EngineContract } from "../../app/contract/engine/engine.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { Context } from "../../app/contract/kinds.ts";
import type { JudgeIdentity } from "../../app/judge/measurement.ts";
import { remarksOnPrompt, remarksOnTargets } from "../../app/prompt/remarks.ts";
import { MAX_STRENGTH, type Recipe } from "../../app/series/recipe.ts";
import { pixelSize } from "../../app/series/size.ts";
import { pictureStyle } from "../judge/picture-style.ts";
import type { Pack } from "../models/papercut/pack.ts";
import { drawFrame, type Drawing } from "../pipeline/draw-frame.ts";
import { keepDrawing } from "./keep-drawing.ts";
import type { Models } from "./models.ts";
import { type FrameOrder, orderFrame } from "./order.ts";
import { Previews } from "./previews.ts";
import { type SeriesReader, seriesReader } from "./series-reader.ts";

export interface DrawingParts {
  readonly models: Models;
  /** Folder of the blobs. */
  readonly blobs: string;
  /** The program's version, which every recipe names. */
  readonly app: string;
}

type DrawInput = z.output<EngineContract["series.draw"]["input"]>;

/**
 * Draws. What an event tells of is on the disk before the event.
 *
 * @throws StudioError input.invalid, model.*, disk.*; the signal's reason when aborted, between two steps at the latest
 */
export async function* drawFrames(
  parts: DrawingParts,
  { request, frames, judge, strength, adapters }: DrawInput,
  { signal }: Context,
): AsyncGenerator<DrawEvent, void, undefined> {
  if (!(strength >= 0 && strength <= MAX_STRENGTH))
    throw new StudioError({ code: "input.invalid", issues: [`The strength must be from 0 to ${MAX_STRENGTH}.`] });
  const orders = frames.map((frame) => orderFrame(request, frame));
  const pack = await parts.models.pack(request, strength, adapters);
  try {
    const reader = await seriesReader(parts.models, judge, signal);
    try {
      signal.throwIfAborted();
      yield opened(pack.model, reader.identity, orders);
      const previews = new Previews(parts.blobs, request);
      yield* drawAll(parts, { pack: pack.model, reader, orders, previews }, signal);
    } finally {
      reader.release();
    }
  } finally {
    pack.release();
  }
}

interface Series {
  readonly pack: Pack;
  readonly reader: SeriesReader;
  readonly orders: readonly FrameOrder[];
  readonly previews: Previews;
}

async function* drawAll(
  { blobs, app }: DrawingParts,
  { pack, reader, orders, previews }: Series,
  signal: AbortSignal,
): AsyncGenerator<DrawEvent, void, undefined> {
  for (const order of orders) {
    const started = performance.now();
    const { index } = order.planned;
    const drawing = yield* drawOne(pack, order, previews, signal);
    const recipe = recipeOf(pack, order, app);
    const picture = await keepDrawing(blobs, drawing, recipe, signal);
    yield { kind: "drawn", index, picture, recipe, milliseconds: performance.now() - started };
    const style = await pictureStyle(drawing.picture);
    yield { index, style, ...(await reader.read(drawing.picture, signal)) };
  }
}

/** Tells of steps and gives the drawing. Messages to this process are heard between any two steps. */
async function* drawOne(
  pack: Pack,
  { request, planned, reading }: FrameOrder,
  previews: Previews,
  signal: AbortSignal,
): AsyncGenerator<DrawEvent, Drawing, undefined> {
  previews.begin();
  const size = pixelSize(request.size, request.aspect);
  const steps = drawFrame(pack, planned, { ...size, phrases: reading.phrases, signal });
  for (;;) {
    const { done, value } = await steps.next();
    if (done) return value;
    await turn();
    signal.throwIfAborted();
    const told = await previews.take(value, pack.steps);
    if (told !== undefined) yield { kind: "step", index: planned.index, step: value.done, of: pack.steps, ...told };
  }
}

/** onnxruntime computes on the thread that hears messages, so each step leaves it a turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function opened(pack: Pack, judge: JudgeIdentity | null, orders: readonly FrameOrder[]): DrawEvent {
  const remarks = orders.flatMap(({ request, reading }) => remarksOnPrompt(request.prompt, reading));
  return {
    kind: "opened",
    pack: { id: pack.id, sha256: pack.sha256 },
    adapter: pack.adapter ?? pack.stack[0] ?? null,
    judge,
    steps: pack.steps,
    remarks: [...new Set([...remarks, ...remarksOnTargets(orders.map(({ planned }) => planned.target))])],
  };
}

function recipeOf(pack: Pack, { request, planned }: FrameOrder, app: string): Recipe {
  return {
    version: 1,
    frame: planned.index,
    request,
    pack: { id: pack.id, sha256: pack.sha256 },
    adapter: pack.adapter,
    ...(pack.stack.length > 0 && { stack: [...pack.stack] }),
    app,
  };
}
