/** @file The tuner at the foot of every room: how far it is, and the way to its room. */
import type { ReactElement } from "react";
import { useText } from "../../locales/use-text.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { useTuner } from "../../state/tuner.ts";
import { useView } from "../../state/view.ts";
import { Icon } from "../../ui/Icon.tsx";
import { duration } from "../../ui/numbers.ts";
import styles from "./TunerTag.module.css";

/** Nothing while nothing is learned. */
export function TunerTag(): ReactElement | null {
  const t = useText("tuner");
  const tuner = useTuner();
  const drawing = useOverviewPart(({ progress }) => progress !== null) ?? false;
  const setRoom = useView((view) => view.setRoom);
  const run = tuner?.runs.find(({ id }) => id === tuner.tuning?.run) ?? tuner?.runs[0];
  if (run === undefined) return null;
  const { step, steps, state } = run;
  const eta = tuner?.tuning?.etaMs ?? null;
  const words =
    state === "paused"
      ? t("barPaused")
      : state === "waiting"
        ? t("barWaiting")
        : drawing
          ? t("barResting")
          : t("barLearning", { step, steps });
  return (
    <button type="button" className={styles.tag} onClick={() => setRoom("tuner")}>
      <Icon name={state === "paused" ? "pause" : "chip"} small />
      <span className={styles.words}>{words}</span>
      {eta === null || drawing ? null : <span className={styles.faint}>{t("left", { time: duration(eta) })}</span>}
    </button>
  );
}
