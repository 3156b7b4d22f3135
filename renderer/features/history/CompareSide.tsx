/** @file One side of the comparison: the picture on the seed that is looked at, its round and its reading. */
import type { ReactElement } from "react";
import type { Round } from "../../../app/contract/studio/refinements.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { Mark } from "../../ui/Mark.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { signed } from "../../ui/numbers.ts";
import styles from "./ComparePanel.module.css";
import { distanceOf, pictureAt, readingOf } from "./readings.ts";
import { useRoundName } from "./use-round-words.ts";

export interface CompareSideProps {
  readonly slip: "a" | "b";
  readonly round: Round;
  /** The round whose picture lies over this one for as long as it is held, null when none does. */
  readonly over: Round | null;
  readonly index: number;
  readonly target: PlanePoint;
}

export function CompareSide({ slip, round, over, index, target }: CompareSideProps): ReactElement {
  const t = useText("history");
  const common = useText("common");
  const name = useRoundName();
  const seen = over ?? round;
  const shown = pictureAt(seen, index);
  const picture = shown?.picture ?? null;
  const reading = shown === undefined ? null : readingOf(shown);
  const distance = shown === undefined ? null : distanceOf(shown, target);
  const aspect = picture === null ? 1 : picture.width / picture.height;
  const spread = reading === null ? 0 : Math.max(reading.spread.valence, reading.spread.arousal);
  return (
    <figure className={styles.side}>
      <Mat target={target} measured={reading} width={6} bevel={4} aspect={aspect}>
        {picture === null ? (
          <span className={styles.none}>{t("noPicture")}</span>
        ) : (
          <img src={blobUrl(picture.blob)} alt={t("pictureAlt", { round: name(seen), seed: shown?.seed ?? 0 })} />
        )}
      </Mat>
      <figcaption>
        <h3>
          <b className={styles.slip}>{t(over === null ? slip : "b")}</b>
          {name(seen)}
        </h3>
        {reading === null ? (
          <span className={styles.numbers}>
            <Mark at={target} kind="target" />
            {t("noReading")}
          </span>
        ) : (
          <span className={styles.numbers}>
            <Mark at={reading} kind="measured" />
            <span>
              {common("valenceLetter")} {signed(reading.valence)}, {common("arousalLetter")} {signed(reading.arousal)}{" "}
              <span className={styles.faint}>±{spread.toFixed(1)}</span>
            </span>
            {distance === null ? null : (
              <span className={styles.offBy}>{t("off", { distance: distance.toFixed(2) })}</span>
            )}
          </span>
        )}
      </figcaption>
    </figure>
  );
}
