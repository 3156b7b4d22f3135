/** @file The way to what was just brought in. */
import { viewStore } from "../../state/view.ts";
import { galleryStore } from "./gallery-store.ts";
import { NO_FILTER } from "./query.ts";

/** Goes to the gallery with the newest first and nothing narrowed. */
export function showNewest(): void {
  galleryStore.getState().show({ filter: NO_FILTER, order: "newest" });
  viewStore.getState().setRoom("gallery");
}
