/** @file Whether a learned taste may steer, and how much it counts (ALGORITHMS §5.2). */
import type { Preference } from "./preference.ts";

/** Labels from which the taste may count, and at which it counts fully. */
export const LEAST_LABELS = 40;
const FULL_LABELS = 160;

export interface Gate {
  /** Means a label; null before the second, which the standard error needs. */
  readonly logLoss: { readonly own: number; readonly prior: number; readonly standardError: number } | null;
  /** With labels enough, and when the person's decisions were told better than anybody's would be by more than one standard error. */
  readonly open: boolean;
  /** Share of the most the taste may count: 0 at {@link LEAST_LABELS}, 1 from four times as many on, 0 while closed. */
  readonly share: number;
}

export function gateOf({ labels, losses }: Pick<Preference, "labels" | "losses">): Gate {
  if (labels < 2) return { logLoss: null, open: false, share: 0 };
  const gain = losses.gain / labels;
  const variance = Math.max(0, losses.gainSquared / labels - gain ** 2) * (labels / (labels - 1));
  const standardError = Math.sqrt(variance / labels);
  const open = labels >= LEAST_LABELS && gain > standardError;
  const ramp = Math.min(1, (labels - LEAST_LABELS) / (FULL_LABELS - LEAST_LABELS));
  return {
    logLoss: { own: losses.own / labels, prior: losses.rival / labels, standardError },
    open,
    share: open ? ramp : 0,
  };
}
