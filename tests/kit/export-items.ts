/** @file Real pictures for exports: three frames drawn once by the embedded models, their blobs in a folder of the test's. */
import { readdirSync } from "node:fs";
import path from "node:path";
import type { ExportItem } from "../../app/contract/engine/engine.ts";
import { type ExportRequest, exportRequest } from "../../app/contract/studio/exports.ts";
import { readPrompt } from "../../app/prompt/read.ts";
import { planSeries } from "../../app/series/plan.ts";
import { type Recipe, RECIPE_KEYWORD } from "../../app/series/recipe.ts";
import { parseSeriesRequest } from "../../app/series/request.ts";
import { storeBlob } from "../../native/files/blobs.ts";
import { encodePng } from "../../native/image/png.ts";
import { openEmbeddedJudge } from "../../native/judge/embedded-judge.ts";
import { openPapercut } from "../../native/models/papercut/pack.ts";
import { drawSeries } from "../../native/pipeline/draw-series.ts";

export const MODELS = path.join(import.meta.dirname, "../../resources/models");
export const PROMPT = "a red boat on a lake beside Wilhelmina";
/** 3 : 2, so that width and height cannot be mixed up. */
export const SIZE = { width: 256, height: 170 };

/** Draws three frames into `blobs` as the engine keeps them. Their names differ only in case, and one holds a path. */
export async function drawItems(blobs: string): Promise<readonly ExportItem[]> {
  const points = [-2, 2].map((at) => ({ valence: at, arousal: at / 2 }));
  const request = parseSeriesRequest({
    prompt: PROMPT,
    path: points,
    frames: 3,
    seed: 51966,
    size: 256,
    aspect: "3:2",
  });
  const plan = planSeries(request);
  const models = {
    pack: await openPapercut(path.join(MODELS, "papercut")),
    judge: await openEmbeddedJudge(path.join(MODELS, "papercut-judge")),
  };
  const items: ExportItem[] = [];
  const options = { phrases: readPrompt(PROMPT).phrases, ...SIZE };
  for await (const { index, picture, svg, measured } of drawSeries(models, plan, options)) {
    const { id, sha256, adapter } = models.pack;
    const recipe: Recipe = { version: 1, frame: index, request, pack: { id, sha256 }, adapter, app: "0.1.0" };
    const png = await encodePng(picture, { text: { [RECIPE_KEYWORD]: JSON.stringify(recipe) } });
    items.push({
      blob: await storeBlob(blobs, png),
      svg: await storeBlob(blobs, Buffer.from(svg)),
      name: ["Lake of Ottokar", "lake of ottokar", "../Lake of Ottokar"][index]!,
      prompt: PROMPT,
      seed: request.seed,
      target: plan[index]!.target,
      measurement: measured,
      recipe,
      created: Date.UTC(2026, 10, 25),
    });
  }
  await Promise.all([models.pack.close(), models.judge.close()]);
  return items;
}

/** A request with the contract's defaults. */
export function requestWith(
  fields: Partial<ExportRequest> & Pick<ExportRequest, "format">,
): Omit<ExportRequest, "pictures"> {
  const { pictures: _, ...request } = exportRequest.parse({ pictures: ["any"], ...fields });
  return request;
}

/** Every file below a folder, by its path inside. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
