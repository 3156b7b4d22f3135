/** @file One to five stars, to look at or to give. */
import type { ReactElement } from "react";
import { useText } from "../locales/use-text.ts";
import { ICONS } from "./icons.ts";
import styles from "./Stars.module.css";

export interface StarsProps {
  /** 0 … 5. */
  readonly value: number;
  /** Given, the stars are buttons; choosing the present number takes it away. */
  readonly onChange?: (value: number) => void;
}

const NUMBERS = [1, 2, 3, 4, 5] as const;

export function Stars({ value, onChange }: StarsProps): ReactElement {
  const t = useText("common");
  const name = value === 0 ? t("noStars") : t("stars", { count: value });
  if (onChange === undefined) {
    return (
      <span className={styles.stars} role="img" aria-label={name}>
        {NUMBERS.map((number) => (
          <Star key={number} on={number <= value} />
        ))}
      </span>
    );
  }
  return (
    <span className={styles.stars} role="group" aria-label={name}>
      {NUMBERS.map((number) => (
        <button
          key={number}
          type="button"
          className={styles.button}
          aria-label={t("setStars", { count: number })}
          aria-pressed={number === value}
          onClick={() => onChange(number === value ? 0 : number)}
        >
          <Star on={number <= value} />
        </button>
      ))}
    </span>
  );
}

function Star({ on }: { readonly on: boolean }): ReactElement {
  return (
    <svg className={on ? styles.on : styles.off} viewBox="0 0 16 16" aria-hidden="true">
      <path d={ICONS.star[0]} />
    </svg>
  );
}
