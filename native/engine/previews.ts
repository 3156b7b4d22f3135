/** @file When a step of a frame is told, and when it is worth a preview. */
import { pixelSize, type PixelSize } from "../../app/series/size.ts";
import type { SeriesRequest } from "../../app/series/request.ts";
import type { SceneStep } from "../models/papercut/pack.ts";
import { storeBlob } from "../files/blobs.ts";
import { smallWebp } from "../image/small-webp.ts";
import { renderScene } from "../scene/raster.ts";

/** Milliseconds between two steps that are told, and between two previews, at least. */
const PAUSE = 100;
/** A preview is followed by this many times its own cost without one, so that previews cost a fifth of the time at most. */
const REST = 4;
/** Longer side of a preview, pixels. */
const SIDE = 128;
/** Pixels from which painting takes so long after the last step that a preview has to fill the time. */
const SLOW_TO_PAINT = 2 ** 21;

/** Told of every step of a series; says which of them the host hears of. */
export class Previews {
  readonly #blobs: string;
  readonly #size: PixelSize;
  readonly #slow: boolean;
  readonly #clock: () => number;
  #told = -Infinity;
  #nextPreview = 0;
  #shown = false;

  /** @param clock milliseconds that never go back */
  constructor(blobs: string, { size, aspect }: SeriesRequest, clock: () => number = () => performance.now()) {
    const { width, height } = pixelSize(size, aspect);
    this.#blobs = blobs;
    this.#size = pixelSize(Math.min(SIDE, size), aspect);
    this.#slow = width * height > SLOW_TO_PAINT;
    this.#clock = clock;
  }

  /** A frame begins: its first steps show nothing yet. */
  begin(): void {
    this.#shown = false;
    this.#nextPreview = Math.max(this.#nextPreview, this.#clock() + PAUSE);
  }

  /**
   * Whether the host is told of this step, and the blob of its preview if it has one. Drawing a preview changes nothing of
   * the picture.
   *
   * @throws StudioError disk.*
   */
  async take(step: SceneStep, of: number): Promise<{ readonly preview: string | null } | undefined> {
    const last = step.done === of;
    const now = this.#clock();
    if (now >= this.#nextPreview || (last && this.#slow && !this.#shown)) {
      const preview = await this.#draw(step);
      const after = this.#clock();
      this.#shown = true;
      this.#told = after;
      this.#nextPreview = after + Math.max(PAUSE, REST * (after - now));
      return { preview };
    }
    if (!last && now < this.#told + PAUSE) return undefined;
    this.#told = now;
    return { preview: null };
  }

  async #draw(step: SceneStep): Promise<string> {
    const picture = await renderScene(step.predicted(), { ...this.#size, detail: "low" });
    return storeBlob(this.#blobs, await smallWebp(picture, SIDE));
  }
}
