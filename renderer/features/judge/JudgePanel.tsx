/** @file What the judge saw in the frame on the stage, beside what was asked of it. */
import type { ReactElement } from "react";
import { AXES } from "../../../app/affect/plane.ts";
import { driftOf } from "../../../app/affect/drift.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useRefinements } from "../../state/refinements.ts";
import { useView } from "../../state/view.ts";
import { signed } from "../../ui/numbers.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Stars } from "../../ui/Stars.tsx";
import { attempt } from "../studio/attempt.ts";
import { refinementOf } from "../suggestions/refinement-of.ts";
import { Suggestions } from "../suggestions/Suggestions.tsx";
import type { Table } from "../studio/table.ts";
import { AffectScale } from "./AffectScale.tsx";
import { Causes } from "./Causes.tsx";
import { Felt } from "./Felt.tsx";
import styles from "./JudgePanel.module.css";
import { Unmeasured } from "./Unmeasured.tsx";
import { useStarKeys } from "./use-star-keys.ts";

/** Below this the judge says that it is unsure. */
const UNSURE = 0.4;

/** Weaker causes than these say little; beside suggestions there is room for the strongest. */
const MOST_CAUSES = 8;
const FEW_CAUSES = 4;

/** Nearer than this is on target: less than a judge can tell. */
const ON_TARGET = 0.15;

export function JudgePanel({ table }: { readonly table: Table }): ReactElement {
  const t = useText("studio");
  const { shown, series, tolerance } = table;
  const setRoom = useView((view) => view.setRoom);
  const setFrame = useView((view) => view.setFrame);
  const { heads } = useRefinements();
  const measurement = shown?.measurement ?? null;
  const refinement =
    shown === undefined || heads === undefined ? undefined : (refinementOf(heads, series, shown.index)?.id ?? null);
  /** A frame that is worked on stays on the stage while others are drawn. */
  const keep = (): void => {
    if (shown !== undefined) setFrame(shown.index);
  };
  return (
    <aside className={styles.judge} aria-label={t("judge")} data-tour="judge" onFocus={keep}>
      <div className={styles.line}>
        <h2>{t("judgeTitle")}</h2>
        {measurement === null ? null : (
          <button
            type="button"
            className={styles.link}
            title={t("judgeFull", {
              judge: measurement.judge.id,
              sha: measurement.judge.sha256.slice(0, 12),
              scale: measurement.scale,
            })}
            onClick={() => setRoom("judges")}
          >
            <span className={styles.wide}>{t("judgeHead", { judge: measurement.judge.id })}</span>
            <span className={styles.narrow}>{t("judgeScale")}</span>
          </button>
        )}
      </div>
      {shown === undefined ? (
        <p className={styles.sentence}>{t("judgeNothing")}</p>
      ) : measurement === null ? (
        <Absence state={shown.state} />
      ) : (
        <Reading
          frame={shown}
          measurement={measurement}
          tolerance={tolerance}
          most={refinement == null ? MOST_CAUSES : FEW_CAUSES}
        />
      )}
      {shown === undefined || refinement === undefined ? null : (
        <Suggestions key={shown.index} frame={shown} refinement={refinement} />
      )}
      {shown?.picture == null ? null : <Rating picture={shown.picture.id} stars={shown.picture.stars} />}
    </aside>
  );
}

/** Why there is no reading. */
function Absence({ state }: { readonly state: Frame["state"] }): ReactElement {
  const t = useText("studio");
  return state === "finished" ? <Unmeasured /> : <p className={styles.sentence}>{t(absence(state))}</p>;
}

function absence(state: Exclude<Frame["state"], "finished">) {
  switch (state) {
    case "waiting":
    case "drawing":
      return "judgeWaits" as const;
    case "measuring":
      return "judgeReads" as const;
    case "failed":
    case "cancelled":
    case "interrupted":
      return "judgeNotDrawn" as const;
  }
}

interface ReadingProps {
  readonly frame: Frame;
  readonly measurement: NonNullable<Frame["measurement"]>;
  readonly tolerance: number;
  /** Causes that are shown. */
  readonly most: number;
}

function Reading({ frame, measurement, tolerance, most }: ReadingProps): ReactElement {
  const t = useText("studio");
  const onScale = measurement.scale === "range";
  const { distance, direction } = driftOf(frame.target, measurement);
  const off = distance.toFixed(2);
  const rated = (
    <p className={styles.small} title={t("ratedHint")}>
      {t("rated", { valence: signed(measurement.rated.valence), arousal: signed(measurement.rated.arousal) })}
    </p>
  );
  return (
    <>
      <div>
        {AXES.map((axis) => (
          <AffectScale
            key={axis}
            axis={axis}
            measured={measurement}
            spread={measurement.spread}
            target={onScale ? frame.target : null}
          />
        ))}
        {onScale ? (
          <p className={styles.sentence}>
            <Loud words={t(distance < ON_TARGET ? "onTarget" : `offBy_${direction}`, { distance: off })} loud={off} />{" "}
            <span className={styles.wide}>{t("tolerance", { tolerance: tolerance.toFixed(2) })}</span>
          </p>
        ) : (
          <p className={styles.sentence}>
            {t("unmeasuredScale", { judge: measurement.judge.id, scale: measurement.scale })}
          </p>
        )}
        {onScale && frame.picture !== null ? (
          <Felt picture={frame.picture} measurement={measurement} target={frame.target}>
            {rated}
          </Felt>
        ) : (
          rated
        )}
        {measurement.confidence < UNSURE ? (
          <p className={styles.warning}>
            <Icon name="warning" small />
            {t("lowConfidence")}
          </p>
        ) : null}
        {measurement.note === undefined ? null : <p className={styles.small}>{measurement.note}</p>}
      </div>
      <Causes causes={measurement.causes} most={most} />
    </>
  );
}

/** A sentence with its number in ink. */
function Loud({ words, loud }: { readonly words: string; readonly loud: string }): ReactElement {
  const at = words.indexOf(loud);
  return at < 0 ? (
    <>{words}</>
  ) : (
    <>
      {words.slice(0, at)}
      <b>{loud}</b>
      {words.slice(at + loud.length)}
    </>
  );
}

function Rating({ picture, stars }: { readonly picture: string; readonly stars: number }): ReactElement {
  const t = useText("studio");
  const client = useClient();
  const give = (value: number): void => attempt(() => client["pictures.rate"]({ pictures: [picture], stars: value }));
  useStarKeys(give);
  return (
    <div className={styles.rating}>
      <span className={styles.small}>{t("stars")}</span>
      <Stars value={stars} onChange={give} />
    </div>
  );
}
