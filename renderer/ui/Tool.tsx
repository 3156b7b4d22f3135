/** @file A button that is an icon: its name and its key stand in the tooltip. */
import Tooltip from "@mui/material/Tooltip";
import type { ButtonHTMLAttributes, ReactElement, Ref } from "react";
import { Icon, type IconName } from "./Icon.tsx";
import { Key } from "./Key.tsx";
import styles from "./Tool.module.css";

export interface ToolProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "name"> {
  /** What it does, in words of the language that is set. */
  readonly name: string;
  readonly icon: IconName;
  /** Key combination, such as `Mod+Z`. */
  readonly shortcut?: string | undefined;
  /** 24 pixels instead of 28. */
  readonly small?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Tool({ name, icon, shortcut, small = false, disabled, className, ...rest }: ToolProps): ReactElement {
  const title = (
    <span className={styles.tip}>
      {name}
      {shortcut === undefined || shortcut === "" ? null : <Key combination={shortcut} />}
    </span>
  );
  // The tip describes and does not name: a name that gains a key while the tip is open would be another name.
  // A disabled button swallows the pointer events the tooltip needs, so it only says that it is disabled.
  return (
    <Tooltip title={title} describeChild>
      <button
        type="button"
        {...rest}
        aria-label={name}
        aria-disabled={disabled}
        className={[small ? styles.small : styles.tool, className].filter(Boolean).join(" ")}
        onClick={disabled ? undefined : rest.onClick}
      >
        <Icon name={icon} small={small} />
      </button>
    </Tooltip>
  );
}
