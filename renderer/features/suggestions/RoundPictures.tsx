/** @file The pictures of a round side by side, each with its mark and its distance. */
import type { CSSProperties, ReactElement } from "react";
import type { Round, RoundPicture } from "../../../app/contract/studio/refinements.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { useSeries } from "../../state/series.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { signed } from "../../ui/numbers.ts";
import { distanceOf, nearestOf, readingOf } from "../history/readings.ts";
import styles from "./RoundPictures.module.css";

export interface RoundPicturesProps {
  readonly round: Round;
  readonly target: PlanePoint;
  readonly onLook: (index: number) => void;
}

export function RoundPictures({ round, target, onLook }: RoundPicturesProps): ReactElement {
  const previews = useSeries(round.state === "drawing" ? round.series : null)?.previews;
  const nearest = round.state === "measured" ? nearestOf(round, target) : undefined;
  return (
    <ul className={styles.pictures} style={{ "--columns": columnsFor(round.pictures.length) } as CSSProperties}>
      {round.pictures.map((picture) => (
        <li key={picture.index}>
          <One
            picture={picture}
            forming={previews?.get(picture.index)?.blob ?? null}
            target={target}
            best={picture.index === nearest?.picture.index}
            onLook={onLook}
          />
        </li>
      ))}
    </ul>
  );
}

/** Five and six still have room for their numbers side by side; more are two rows. */
function columnsFor(pictures: number): number {
  return pictures === 5 || pictures === 6 ? 6 : 4;
}

interface OneProps {
  readonly picture: RoundPicture;
  /** What can be seen of it while it is drawn. */
  readonly forming: string | null;
  readonly target: PlanePoint;
  readonly best: boolean;
  readonly onLook: (index: number) => void;
}

function One({ picture: shown, forming, target, best, onLook }: OneProps): ReactElement {
  const t = useText("suggestions");
  const studio = useText("studio");
  const { surface } = useMoodColours();
  const { index, picture, state } = shown;
  const reading = readingOf(shown);
  const distance = distanceOf(shown, target);
  const number = index + 1;
  const standing = state === "finished" ? studio("noJudge") : studio(state);
  const name =
    reading === null || distance === null
      ? t("pictureStands", { number, standing })
      : t("pictureReads", {
          number,
          valence: signed(reading.valence),
          arousal: signed(reading.arousal),
          distance: distance.toFixed(2),
        });
  const stopped = state === "failed" || state === "cancelled" || state === "interrupted";
  return (
    <button
      type="button"
      className={styles.picture}
      aria-label={name}
      aria-disabled={picture === null}
      onClick={() => (picture === null ? undefined : onLook(index))}
    >
      <Mat
        target={target}
        measured={reading}
        width={3}
        bevel={3}
        aspect={picture === null ? 1 : picture.width / picture.height}
      >
        {picture !== null ? (
          <img src={blobUrl(picture.thumb)} alt="" decoding="async" draggable={false} />
        ) : stopped ? (
          <span className={styles.none}>
            <Icon name="warning" small />
          </span>
        ) : forming !== null ? (
          <img className={styles.forming} src={blobUrl(forming)} alt="" draggable={false} />
        ) : (
          <span className={styles.wish} style={{ background: surface(target) }} />
        )}
      </Mat>
      <span className={best ? styles.best : styles.caption} aria-hidden="true">
        <Mark at={reading ?? target} kind={reading === null ? "target" : "measured"} />
        {distance === null ? <span className={styles.standing}>{standing}</span> : <span>{distance.toFixed(2)}</span>}
      </span>
    </button>
  );
}
