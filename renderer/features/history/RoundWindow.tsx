/** @file What is seen through a round's window: a picture, one as it forms, or why there is none. */
import type { ReactElement } from "react";
import { wordOf } from "../../../app/affect/rim.ts";
import type { Round, RoundPicture } from "../../../app/contract/studio/refinements.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { useSeries } from "../../state/series.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./RoundNode.module.css";
import type { Standing } from "./standing.ts";

export interface RoundWindowProps {
  readonly round: Round;
  readonly target: PlanePoint;
  readonly shown: RoundPicture | undefined;
  readonly standing: Standing;
}

export function RoundWindow({ round, target, shown, standing }: RoundWindowProps): ReactElement {
  const words = useText("plane");
  const colours = useMoodColours();
  const picture = shown?.picture;
  const busy = standing.kind === "drawing";
  return (
    <>
      {picture != null ? (
        <img src={blobUrl(picture.thumb)} alt="" decoding="async" draggable={false} />
      ) : standing.kind === "stopped" ? (
        <span className={styles.none}>
          <Icon name="warning" />
        </span>
      ) : (
        <>
          <span
            className={styles.wish}
            aria-hidden="true"
            style={{ background: colours.surface(target), color: colours.ink(target) }}
          >
            <span>{words(wordOf(target))}</span>
          </span>
          {busy ? <Forming round={round} /> : null}
        </>
      )}
      {busy ? (
        <span
          className={styles.progress}
          style={{ width: `${(100 * standing.done) / standing.of}%`, background: colours.fill(target) }}
        />
      ) : null}
    </>
  );
}

/** The picture that is being drawn, as the series of the round tells of it. */
function Forming({ round }: { readonly round: Round }): ReactElement | null {
  const previews = useSeries(round.series)?.previews;
  const blob = previews === undefined ? null : ([...previews.values()].find((one) => one.blob !== null)?.blob ?? null);
  return blob === null ? null : <img className={styles.forming} src={blobUrl(blob)} alt="" draggable={false} />;
}
