/** @file Progress where it is seen from outside the window: title, icon and the badge of an installed page. */
import { useEffect, useRef } from "react";
import { useText } from "../../locales/use-text.ts";
import type { QueueView } from "./use-queue.ts";

/** Pixels of the drawn icon. */
const SIDE = 32;

/** The share in steps of a tenth, so that the icon is drawn ten times and not a thousand. */
function tenths(share: number): number {
  return Math.floor(share * 10) / 10;
}

/** A ring that closes as the queue is drawn, in paper and ink. */
function drawIcon(share: number): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = SIDE;
  const pen = canvas.getContext("2d");
  if (pen === null) return canvas;
  const middle = SIDE / 2;
  const arc = (style: string, until: number): void => {
    pen.beginPath();
    pen.arc(middle, middle, middle - 4, -Math.PI / 2, -Math.PI / 2 + until * 2 * Math.PI);
    pen.lineWidth = 6;
    pen.strokeStyle = style;
    pen.stroke();
  };
  arc("#4a4742", 1);
  arc("#ece8e0", Math.max(0.04, share));
  return canvas;
}

interface Badged {
  readonly setAppBadge?: (count?: number) => Promise<void>;
  readonly clearAppBadge?: () => Promise<void>;
}

export function usePageProgress(queue: QueueView | undefined): void {
  const t = useText("queue");
  const common = useText("common");
  const name = common("name");
  const drawing = queue?.running ?? null;
  const done = drawing === null || queue?.done == null ? null : queue.done;
  const percent = done === null ? null : Math.floor(done * 100);
  const title = drawing?.title ?? "";
  const step = done === null ? null : tenths(done);
  const waiting = queue?.waitingFrames ?? 0;
  const idle = drawing === null;
  const usual = useRef<string>(undefined);

  useEffect(() => {
    document.title = percent === null ? name : t("titleDrawing", { percent, title });
  }, [percent, title, name, t]);

  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (link === null) return;
    usual.current ??= link.href;
    if (step === null) {
      link.href = usual.current;
      return;
    }
    let url: string | undefined;
    drawIcon(step).toBlob((image) => {
      if (image === null) return;
      url = URL.createObjectURL(image);
      link.href = url;
    });
    return () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    };
  }, [step]);

  useEffect(() => {
    const page = navigator as Badged;
    const ignore = (): void => {};
    // Only an installed page has a badge; elsewhere there is nothing to miss.
    if (idle) page.clearAppBadge?.().catch(ignore);
    else page.setAppBadge?.(waiting + 1).catch(ignore);
  }, [idle, waiting]);
}
