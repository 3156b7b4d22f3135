/** @file Where announcements are heard: politely, or at once when they are urgent. */
import type { ReactElement } from "react";
import { useStore } from "zustand";
import { announcements } from "../../state/announce.ts";
import styles from "./shell.module.css";

export function LiveRegion(): ReactElement {
  const { text, urgent, number } = useStore(announcements);
  // The same words twice in a row are no change, so every second time a space makes them one.
  const words = number % 2 === 0 ? text : `${text}\u00a0`;
  return (
    <div className={styles.unseen}>
      <div role="status" aria-live="polite">
        {urgent ? "" : words}
      </div>
      <div role="alert" aria-live="assertive">
        {urgent ? words : ""}
      </div>
    </div>
  );
}
