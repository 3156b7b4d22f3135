/** @file How a judge's own numbers are brought to the studio's scale: what it said of pictures against what the reference read. */
import type { ReactElement } from "react";
import { AXES } from "../../../app/affect/plane.ts";
import type { JudgeCalibration } from "../../../app/contract/studio/judges.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { plain } from "../../ui/numbers.ts";
import { ScatterPlot } from "../../ui/ScatterPlot.tsx";
import styles from "./Judges.module.css";

export function Fit({ calibration }: { readonly calibration: JudgeCalibration }): ReactElement {
  const t = useText("judges");
  const common = useText("common");
  const { points, residual, correlation, pictures, reference } = calibration;
  /** Axes on which what it says tells nothing: every picture is given the mean. */
  const blind = AXES.filter((axis) => calibration[axis].slope === 0);
  return (
    <div className={styles.fit}>
      <p className={styles.hint}>{t("fitted", { count: pictures, reference })}</p>
      {blind.length === 0 ? null : (
        <p className={styles.problem}>
          <Icon name="warning" small />
          {blind.length === AXES.length ? t("blindToBoth") : t("blindTo", { axis: common(blind[0]!) })}
        </p>
      )}
      <div className={styles.plots}>
        {AXES.map((axis) => {
          const { offset, slope } = calibration[axis];
          const r = correlation[axis];
          const facts = t("fitFacts", {
            offset: plain(offset),
            slope: plain(slope),
            residual: residual[axis].toFixed(2),
            r: r === null ? t("noCorrelation") : plain(r),
          });
          return (
            <ScatterPlot
              key={axis}
              title={common(axis)}
              up={t("reference")}
              across={t("said")}
              points={points.map((point) => ({
                x: point.said[axis],
                y: point.reference[axis],
                place: point.reference,
              }))}
              line={{ offset, slope, halfWidth: () => residual[axis] }}
              caption={facts}
              words={t("fitSays", { axis: common(axis), facts, count: pictures })}
            />
          );
        })}
      </div>
    </div>
  );
}
