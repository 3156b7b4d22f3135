/** @file The numbers of a judge's set-up: reads, temperature, and how long it is waited for or kept. */
import type { ReactElement } from "react";
import { useText } from "../../locales/use-text.ts";
import { NumberField } from "../../ui/NumberField.tsx";
import styles from "./Judges.module.css";

/** Limits as the contract has them. */
const NUMBERS = {
  reads: { least: 1, most: 16, step: 1, decimals: 0 },
  temperature: { least: 0, most: 2, step: 0.1, decimals: 2 },
  timeoutSeconds: { least: 5, most: 600, step: 5, decimals: 0 },
  idleMinutes: { least: 1, most: 240, step: 1, decimals: 0 },
} as const;

export interface NumbersProps {
  readonly values: Readonly<Partial<Record<keyof typeof NUMBERS, number>>>;
  readonly onChange: (change: Readonly<Partial<Record<keyof typeof NUMBERS, number>>>) => void;
}

/** One field for each number that is given. */
export function Numbers({ values, onChange }: NumbersProps): ReactElement {
  const t = useText("judges");
  return (
    <div className={styles.numbers}>
      {(Object.keys(NUMBERS) as (keyof typeof NUMBERS)[]).map((name) => {
        const value = values[name];
        return value === undefined ? null : (
          <label key={name} title={t(`hint_${name}`)}>
            <span>{t(name)}</span>
            <NumberField
              {...NUMBERS[name]}
              name={t(name)}
              value={value}
              onChange={(next) => onChange({ [name]: next })}
            />
          </label>
        );
      })}
    </div>
  );
}
