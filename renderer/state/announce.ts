/** @file What a screen reader is told beside what is on the screen; features/shell/LiveRegion.tsx says it. */
import { createStore } from "zustand/vanilla";

export interface Announcement {
  readonly text: string;
  /** Urgent words interrupt; they are for failures only. */
  readonly urgent: boolean;
  /** Grows, so that the same words said twice are heard twice. */
  readonly number: number;
}

export const announcements = createStore<Announcement>(() => ({ text: "", urgent: false, number: 0 }));

/** Says something politely, or at once when it is urgent. */
export function announce(text: string, { urgent = false }: { readonly urgent?: boolean } = {}): void {
  announcements.setState(({ number }) => ({ text, urgent, number: number + 1 }));
}
