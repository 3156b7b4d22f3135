/** @file The strip before the first draw: the windows already carry the moods the path asks for. */
import type { ReactElement } from "react";
import { affectPath, sample } from "../../../app/affect/path.ts";
import { clampAffect } from "../../../app/affect/plane.ts";
import { wordOf } from "../../../app/affect/rim.ts";
import { useText } from "../../locales/use-text.ts";
import { useDraft } from "../../state/draft.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { Mat } from "../../ui/Mat.tsx";
import styles from "./Strip.module.css";

/** More windows than this say nothing more. */
const MOST = 12;

export function EmptyStrip(): ReactElement {
  const t = useText("studio");
  const words = useText("plane");
  const colours = useMoodColours();
  const { points, frames } = useDraft((draft) => draft.now);
  const shown = Math.min(frames, MOST);
  const targets =
    points.length < 2
      ? []
      : sample(affectPath(points.map(({ valence, arousal }) => clampAffect(valence, arousal))), shown);
  return (
    <div className={styles.empty}>
      <ul className={styles.wishes} aria-hidden="true">
        {Array.from({ length: shown }, (_, i) => {
          const target = targets[i] ?? null;
          return (
            <li key={i}>
              <Mat target={target} lift="flat">
                {target === null ? null : (
                  <span
                    className={styles.wish}
                    style={{ background: colours.surface(target), color: colours.ink(target) }}
                  >
                    <span>{words(wordOf(target))}</span>
                  </span>
                )}
              </Mat>
            </li>
          );
        })}
      </ul>
      <p className={styles.emptyWords}>{t("stripEmpty", { count: frames })}</p>
    </div>
  );
}
