/** @file One round of the tree: its best picture in a mat, A and B on its corner, and its numbers. */
import type { MouseEvent, ReactElement, Ref } from "react";
import type { Round } from "../../../app/contract/studio/refinements.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { Icon } from "../../ui/Icon.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Mat } from "../../ui/Mat.tsx";
import { pair } from "../../ui/numbers.ts";
import type { Box } from "./layout.ts";
import { distanceOf, pictureOf, readingOf } from "./readings.ts";
import styles from "./RoundNode.module.css";
import { RoundWindow } from "./RoundWindow.tsx";
import { standingOf } from "./standing.ts";
import { MAT } from "./use-sizes.ts";

/** Where a node stands among its like, for those who hear the tree. */
export interface TreePlace {
  readonly level: number;
  readonly position: number;
  readonly of: number;
}

export interface RoundNodeProps {
  readonly round: Round;
  readonly target: PlanePoint;
  /** Index of the picture shown, null for the best. */
  readonly index: number | null;
  readonly box: Box;
  /** Height of the mat, pixels. */
  readonly matHeight: number;
  readonly place: TreePlace;
  readonly selected: boolean;
  readonly current: boolean;
  /** Slips on its corner. */
  readonly slips: readonly ("A" | "B")[];
  /** Everything it shows, as one line. */
  readonly words: string;
  readonly onPress: (event: MouseEvent) => void;
  readonly onOpen: () => void;
  readonly ref?: Ref<HTMLDivElement>;
}

export function RoundNode(props: RoundNodeProps): ReactElement {
  const { round, target, index, box, matHeight, place, selected, current, slips, ref } = props;
  const t = useText("history");
  const shown = pictureOf(round, index, target);
  const standing = standingOf(round);
  const reading = shown === undefined ? null : readingOf(shown);
  const distance = shown === undefined ? null : distanceOf(shown, target);
  const busy = standing.kind === "drawing" || standing.kind === "waiting";
  return (
    <div
      ref={ref}
      className={styles.node}
      style={{ left: box.x, top: box.y, width: box.width }}
      role="treeitem"
      aria-level={place.level}
      aria-posinset={place.position}
      aria-setsize={place.of}
      aria-selected={selected}
      aria-current={current}
      tabIndex={selected ? 0 : -1}
      data-round={round.id}
      onClick={props.onPress}
      onDoubleClick={props.onOpen}
    >
      {/* Not a label: that would have to begin with the numbers one sees, which say less. */}
      <span className={styles.unseen}>{props.words}</span>
      {slips.length === 0 ? null : (
        <span className={styles.slips} aria-hidden="true">
          {slips.map((slip) => (
            <b key={slip}>{t(slip === "A" ? "a" : "b")}</b>
          ))}
        </span>
      )}
      <Mat
        target={target}
        measured={reading}
        selected={selected}
        width={MAT.width}
        bevel={MAT.bevel}
        style={{ height: matHeight }}
      >
        <RoundWindow round={round} target={target} shown={shown} standing={standing} />
      </Mat>
      {current ? (
        <span className={styles.here} style={{ top: matHeight - 29 }} aria-hidden="true">
          <Icon name="flag" small />
          {t("current")}
        </span>
      ) : null}
      <div className={styles.caption} aria-hidden="true">
        <Mark at={reading ?? target} kind={reading === null ? "target" : "measured"} />
        {standing.kind === "stopped" && standing.stopped !== null ? (
          <span className={styles.stopped}>{t(standing.stopped)}</span>
        ) : (
          <>
            {reading === null ? <span>{pair(target)}</span> : <b>{pair(reading)}</b>}
            <span className={busy ? styles.loud : styles.off}>
              {busy
                ? t("progress", { done: standing.done, of: standing.of })
                : distance === null
                  ? t("noReading")
                  : t("off", { distance: distance.toFixed(2) })}
            </span>
          </>
        )}
      </div>
    </div>
  );
}
