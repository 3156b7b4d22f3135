/** @file Two pictures, of which one is chosen. */
import type { ReactElement } from "react";
import { moodsNear } from "../../../app/prompt/mood-angles.ts";
import { SIDES, type Side } from "../../../app/study/pairs.ts";
import type { ShownTrial } from "../../../app/study/plan.ts";
import { blobUrl } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { Key } from "../../ui/Key.tsx";
import styles from "./Studies.module.css";
import { useKeys } from "./use-keys.ts";

export interface PairTrialProps {
  readonly trial: Extract<ShownTrial, { design: "pairs" }>;
  readonly disabled: boolean;
  readonly onChoose: (side: Side) => void;
}

const KEYS: Readonly<Record<string, Side>> = { ArrowLeft: "left", "1": "left", ArrowRight: "right", "2": "right" };

export function PairTrial({ trial, disabled, onChoose }: PairTrialProps): ReactElement {
  const t = useText("evidence");
  useKeys((key) => {
    const side = KEYS[key];
    if (side !== undefined) onChoose(side);
    return side !== undefined;
  });
  const [mood] = moodsNear(trial.target);
  return (
    <>
      <h1>{trial.question === "mood" ? t("whichMood", { mood: mood! }) : t("whichLook")}</h1>
      <p className={styles.hint}>{trial.prompt}</p>
      <div className={styles.choices}>
        {SIDES.map((side, i) => {
          const name = t(side === "left" ? "leftPicture" : "rightPicture");
          return (
            <button
              key={side}
              type="button"
              className={styles.choice}
              disabled={disabled}
              onClick={() => onChoose(side)}
            >
              <img src={blobUrl(trial[side])} alt={name} draggable={false} />
              <span>
                {name} <Key combination={String(i + 1)} />
              </span>
            </button>
          );
        })}
      </div>
    </>
  );
}
