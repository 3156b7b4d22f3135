/** @file An icon beside words or inside a button that has a name; it says nothing by itself. */
import type { ReactElement } from "react";
import styles from "./Icon.module.css";
import { type IconName, ICONS } from "./icons.ts";

export type { IconName } from "./icons.ts";

export interface IconProps {
  readonly name: IconName;
  /** 14 pixels instead of 16. */
  readonly small?: boolean;
}

export function Icon({ name, small = false }: IconProps): ReactElement {
  const [line, dots]: readonly [string, string?] = ICONS[name];
  return (
    <svg className={small ? styles.small : styles.icon} viewBox="0 0 16 16" aria-hidden="true">
      {line === "" ? null : <path d={line} />}
      {dots === undefined ? null : <path d={dots} strokeWidth={2} />}
    </svg>
  );
}
