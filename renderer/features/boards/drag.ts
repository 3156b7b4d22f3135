/** @file Pictures dragged within the window: their ids travel with the drag. */
import type { DragEvent } from "react";

const TYPE = "application/x-circumplex-pictures";

/** Begins to drag pictures. */
export function dragPictures({ dataTransfer }: DragEvent, pictures: readonly string[]): void {
  dataTransfer.setData(TYPE, JSON.stringify(pictures));
  dataTransfer.effectAllowed = "copy";
}

/** Whether a drag carries pictures of ours. */
export function carriesPictures({ dataTransfer }: DragEvent): boolean {
  return dataTransfer.types.includes(TYPE);
}

/** The ids that were dropped; empty when the drag carried none. */
export function droppedPictures({ dataTransfer }: DragEvent): readonly string[] {
  const text = dataTransfer.getData(TYPE);
  if (text === "") return [];
  const ids: unknown = JSON.parse(text);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
}
