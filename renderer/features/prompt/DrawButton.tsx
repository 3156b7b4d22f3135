/** @file The one primary button of the room; under its words runs the mood of the path from start to end. */
import Tooltip from "@mui/material/Tooltip";
import type { ReactElement } from "react";
import type { Point } from "../../../app/contract/shapes.ts";
import { useText } from "../../locales/use-text.ts";
import { useMoodColours } from "../../state/scheme.ts";
import { useKeys } from "../../state/shortcuts.ts";
import { Key } from "../../ui/Key.tsx";
import styles from "./PromptCard.module.css";

export interface DrawButtonProps {
  readonly frames: number;
  readonly points: readonly Point[];
  /** @param first before everything that waits */
  readonly onDraw: (first: boolean) => void;
}

export function DrawButton({ frames, points, onDraw }: DrawButtonProps): ReactElement {
  const t = useText("studio");
  const { spectrum } = useMoodColours();
  const keys = useKeys("draw");
  const keysFirst = useKeys("drawFirst");
  const tip = (
    <span className={styles.line}>
      {t("drawFirst")} {keysFirst === "" ? null : <Key combination={keysFirst} />}
    </span>
  );
  return (
    <Tooltip title={tip} describeChild>
      <button type="button" className={styles.draw} data-tour="draw" onClick={({ shiftKey }) => onDraw(shiftKey)}>
        {t("draw", { count: frames })}
        {keys === "" ? null : <Key combination={keys} />}
        <span className={styles.spectrum} style={{ background: spectrum(points) }} />
      </button>
    </Tooltip>
  );
}
