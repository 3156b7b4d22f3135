/** @file The person's own sense of mood: what was measured against what was felt, axis by axis. */
import LinearProgress from "@mui/material/LinearProgress";
import type { ReactElement } from "react";
import { AXES } from "../../../app/affect/plane.ts";
import type { Profile } from "../../../app/contract/studio/profile.ts";
import { useText } from "../../locales/use-text.ts";
import { plain, signed } from "../../ui/numbers.ts";
import { ScatterPlot } from "../../ui/ScatterPlot.tsx";
import styles from "./Profile.module.css";
import { Section } from "./Section.tsx";
import { feltLineOf } from "./sense.ts";

export function Sense({ calibration }: { readonly calibration: Profile["calibration"] }): ReactElement {
  const t = useText("profile");
  const common = useText("common");
  const { corrections, needed, points } = calibration;
  return (
    <Section title={t("sense")} hint={common("scale")}>
      <p>{corrections < needed ? t("senseFew", { corrections, needed }) : t("senseEnough", { count: corrections })}</p>
      {corrections < needed ? (
        <LinearProgress
          variant="determinate"
          value={(100 * corrections) / needed}
          aria-label={t("senseProgress", { corrections, needed })}
        />
      ) : null}
      {corrections === 0 ? (
        <p className={styles.text}>{t("senseHow")}</p>
      ) : (
        <div className={styles.plots}>
          {AXES.map((axis) => {
            const { offset, slope } = calibration[axis];
            const equation = t("feltLine", {
              offset: plain(offset.mean),
              slope: signed(slope.mean).replace(/^(.)/, "$1 "),
            });
            return (
              <ScatterPlot
                key={axis}
                title={common(axis)}
                up={t("felt")}
                across={t("measuredAcross")}
                points={points.map(({ measured, felt }) => ({ x: measured[axis], y: felt[axis], place: felt }))}
                line={feltLineOf(calibration[axis])}
                words={t("senseSays", {
                  axis: common(axis),
                  line: equation,
                  offsetSpread: offset.sd.toFixed(2),
                  slopeSpread: slope.sd.toFixed(2),
                  count: corrections,
                })}
                caption={equation}
              />
            );
          })}
        </div>
      )}
    </Section>
  );
}
