/** @file Strips of paper from round to round, each with the edit that led there and how far it moved the mood. */
import type { ReactElement } from "react";
import type { Refinement } from "../../../app/contract/studio/refinements.ts";
import { AXES } from "../../../app/affect/plane.ts";
import type { Shift } from "../../../app/feedback/shift.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { signed } from "../../ui/numbers.ts";
import { PromptDiff } from "../../ui/PromptDiff.tsx";
import { spaced } from "./edit-words.ts";
import { effectOf } from "./effects.ts";
import type { Layout, Strip } from "./layout.ts";
import styles from "./RoundTree.module.css";

export interface StripLayerProps {
  readonly view: Refinement;
  readonly layout: Layout;
  /** Lines there are for the words of an edit. */
  readonly lines: number;
}

/** Nodes say all of this in words, so it is hidden from those who hear them. */
export function StripLayer({ view, layout, lines }: StripLayerProps): ReactElement {
  const { fill } = useMoodColours();
  const { strips, width, height } = layout;
  return (
    <div aria-hidden="true">
      <svg className={styles.strips} width={width} height={height}>
        {strips.map((strip) => {
          const place = strip.to.summary?.mean;
          return (
            <g key={strip.to.id}>
              <path className={styles.shadow} d={curve(strip)} />
              <path
                className={place === undefined ? styles.unread : styles.strip}
                d={curve(strip)}
                {...(place === undefined ? {} : { stroke: fill(place) })}
              />
            </g>
          );
        })}
      </svg>
      {strips.map((strip) => (
        <Edit key={strip.to.id} view={view} strip={strip} lines={lines} />
      ))}
    </div>
  );
}

function curve({ start, end }: Strip): string {
  const middle = (start.x + end.x) / 2;
  return `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`;
}

/** Shorter than this on an axis, with one decimal, an edit moved nothing there. */
const SEEN = 0.05;

interface EditProps {
  readonly view: Refinement;
  readonly strip: Strip;
  readonly lines: number;
}

function Edit({ view, strip, lines }: EditProps): ReactElement | null {
  const t = useText("history");
  const say = useMovedWords();
  const effect = effectOf(view, strip.to);
  if (effect === undefined) return null;
  const { label, to } = strip;
  return (
    <div className={styles.label} style={{ left: label.x, top: label.y, width: label.width, height: label.height }}>
      <div className={styles.edit}>
        <span className={styles.words} style={{ WebkitLineClamp: lines }}>
          {effect.words.length === 0 ? (
            t("sameWords")
          ) : (
            <PromptDiff changes={spaced(effect.words)} towards={to.summary?.mean ?? null} />
          )}
        </span>
        {effect.measured === null ? null : <span className={styles.moved}>{say(effect.measured)}</span>}
      </div>
    </div>
  );
}

/** Gives `V +0.7, A −0.2`, with the axes that moved only. */
function useMovedWords(): (shift: Shift) => string {
  const common = useText("common");
  const t = useText("history");
  const letters = { valence: common("valenceLetter"), arousal: common("arousalLetter") } as const;
  return (shift) => {
    const seen = AXES.filter((axis) => Math.abs(shift[axis].mean) >= SEEN);
    if (seen.length === 0) return t("noClear");
    return seen.map((axis) => `${letters[axis]} ${signed(shift[axis].mean, 1)}`).join(", ");
  };
}
