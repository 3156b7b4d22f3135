/** @file The mat: a picture seen through a bevelled window, its upper-left bevel the target's colour, its lower-right one the measurement's. */
import type { CSSProperties, HTMLAttributes, ReactElement, ReactNode, Ref } from "react";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import { useMoodColours } from "../state/scheme.ts";
import styles from "./Mat.module.css";

export interface MatProps extends Omit<HTMLAttributes<HTMLDivElement>, "color"> {
  readonly target?: PlanePoint | null;
  readonly measured?: PlanePoint | null;
  /** The mat turns to slip. */
  readonly selected?: boolean;
  /** Width of the paper around the window, pixels. */
  readonly width?: number;
  /** Width of the bevel, pixels. */
  readonly bevel?: number;
  /** Width to height of the window; left out, the window fills the mat's own height. */
  readonly aspect?: number;
  /** `rest` lies flat on the sheet, `high` is lifted most. */
  readonly lift?: "flat" | "rest" | "high";
  readonly ref?: Ref<HTMLDivElement>;
  readonly children?: ReactNode;
}

export function Mat({
  target = null,
  measured = null,
  selected = false,
  width = 5,
  bevel = 3,
  aspect,
  lift = "rest",
  className,
  style,
  children,
  ...rest
}: MatProps): ReactElement {
  const { fill } = useMoodColours();
  const upper = target === null ? "var(--line-2)" : fill(target);
  const lower = measured === null ? "var(--line)" : fill(measured);
  const window: CSSProperties = { borderWidth: bevel, borderColor: `${upper} ${lower} ${lower} ${upper}` };
  if (aspect !== undefined) window.aspectRatio = String(aspect);
  const classes = [styles.mat, selected ? styles.selected : styles[lift], className].filter(Boolean).join(" ");
  return (
    <div {...rest} className={classes} style={{ padding: width, ...style }}>
      <div className={aspect === undefined ? `${styles.window} ${styles.fills}` : styles.window} style={window}>
        {children}
      </div>
    </div>
  );
}
