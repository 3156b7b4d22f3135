/** @file A key combination as it is printed on keys of this machine. */
import type { ReactElement } from "react";
import { isApple } from "../host/platform.ts";
import { showCombination } from "../state/combination.ts";
import styles from "./Key.module.css";

/** @param combination as settings keep it, such as `Mod+Enter` */
export function Key({ combination }: { readonly combination: string }): ReactElement {
  return <kbd className={styles.key}>{showCombination(combination, isApple())}</kbd>;
}
