/** @file A number to read and to type, taken when it is a number within its limits and the field is left or Enter is pressed. */
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { useText } from "../locales/use-text.ts";
import styles from "./NumberField.module.css";
import { parseNumber, plain } from "./numbers.ts";

export interface NumberFieldProps {
  readonly name: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  /** What an arrow key adds. */
  readonly step: number;
  /** Digits behind the point; 0 takes whole numbers only. */
  readonly decimals: number;
  readonly onChange: (value: number) => void;
}

export function NumberField({ name, value, least, most, step, decimals, onChange }: NumberFieldProps): ReactElement {
  const t = useText("common");
  const [typed, setTyped] = useState<string>();
  const read = typed === undefined ? value : parseNumber(typed);
  const fits =
    read !== undefined && read >= least && read <= most && (decimals > 0 || Number.isInteger(read)) ? read : undefined;
  const take = (): void => {
    if (typed !== undefined && fits !== undefined && fits !== value) onChange(fits);
    setTyped(undefined);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" || event.key === "Escape") {
      // The form around it is sent by its button, and a dialog is closed once the field is as it was.
      if (typed === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter") take();
      else setTyped(undefined);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const next = (fits ?? value) + (event.key === "ArrowUp" ? step : -step);
      setTyped(undefined);
      onChange(Number(Math.min(most, Math.max(least, next)).toFixed(decimals)));
    }
  };
  const limits = t("fromTo", { least: plain(least, decimals), most: plain(most, decimals) });
  return (
    <input
      className={styles.field}
      inputMode="decimal"
      aria-label={name}
      aria-invalid={fits === undefined}
      title={limits}
      value={typed ?? plain(value, decimals)}
      onChange={({ target }) => setTyped(target.value)}
      onFocus={({ target }) => target.select()}
      onBlur={take}
      onKeyDown={onKeyDown}
    />
  );
}
