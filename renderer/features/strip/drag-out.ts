/** @file Dragging a picture out of the window: as a file where the shell can, as a download in a browser. */
import type { DragEvent } from "react";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { bridge } from "../../host/connect.ts";
import { blobUrl } from "../../host/host.ts";

/** `Storm to morning 04.png`, without what file systems refuse. */
export function fileName(title: string, index: number): string {
  const safe = title
    .replace(/[^\p{L}\p{N} ._-]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 60);
  return `${safe === "" ? "circumplex" : safe} ${String(index + 1).padStart(2, "0")}.png`;
}

/** Begins the drag of a frame's picture. */
export function dragOut({ picture, index }: Frame, title: string, event: DragEvent<HTMLElement>): void {
  if (picture === null) return;
  const electron = bridge();
  if (electron !== undefined) {
    event.preventDefault();
    electron.startDrag(picture.id);
    return;
  }
  const url = new URL(blobUrl(picture.blob), location.href).href;
  event.dataTransfer.effectAllowed = "copy";
  event.dataTransfer.setData("DownloadURL", `image/png:${fileName(title, index)}:${url}`);
  event.dataTransfer.setData("text/uri-list", url);
  const image = event.currentTarget.querySelector("img");
  if (image !== null) event.dataTransfer.setDragImage(image, image.width / 2, image.height / 2);
}

/** Saves a frame's picture where downloads go. */
export function saveFrame({ picture, index }: Frame, title: string): void {
  if (picture === null) return;
  const link = document.createElement("a");
  link.href = blobUrl(picture.blob);
  link.download = fileName(title, index);
  link.click();
}
