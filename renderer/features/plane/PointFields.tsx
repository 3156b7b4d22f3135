/** @file Values of the point at hand, to read and to type. */
import { type KeyboardEvent, type ReactElement, type Ref, useState } from "react";
import { movePoint } from "../../../app/affect/path-edit.ts";
import { LIMIT } from "../../../app/affect/plane.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { useText } from "../../locales/use-text.ts";
import { parseNumber, signed } from "../../ui/numbers.ts";
import styles from "./PointFields.module.css";

export interface PointFieldsProps {
  readonly points: readonly PlanePoint[];
  readonly point: number;
  readonly onPoints: (points: readonly PlanePoint[], gesture?: string) => void;
  /** Enter and Escape go back to the plane. */
  readonly onLeave: () => void;
  /** The field of valence. */
  readonly ref?: Ref<HTMLInputElement>;
}

export function PointFields({ points, point, onPoints, onLeave, ref }: PointFieldsProps): ReactElement {
  const t = useText("common");
  const at = points[point]!;
  const set = (change: Partial<PlanePoint>): void =>
    onPoints(movePoint(points, point, { ...at, ...change }), `type ${point}`);
  return (
    <span className={styles.fields}>
      <NumberField
        ref={ref}
        letter={t("valenceLetter")}
        name={t("valence")}
        value={at.valence}
        onChange={(valence) => set({ valence })}
        onLeave={onLeave}
      />
      <NumberField
        letter={t("arousalLetter")}
        name={t("arousal")}
        value={at.arousal}
        onChange={(arousal) => set({ arousal })}
        onLeave={onLeave}
      />
    </span>
  );
}

export interface NumberFieldProps {
  readonly letter: string;
  readonly name: string;
  /** −3 … 3. */
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly onLeave?: () => void;
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** A number of the plane. What is typed counts as soon as it is a number from −3 to 3. */
function NumberField({ letter, name, value, onChange, onLeave, ref }: NumberFieldProps): ReactElement {
  const t = useText("plane");
  const [typed, setTyped] = useState<string>();
  const wrong = typed !== undefined && !isValid(parseNumber(typed));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const up = event.key === "ArrowUp";
    if (up || event.key === "ArrowDown") {
      event.preventDefault();
      const step = event.shiftKey ? 0.01 : 0.05;
      setTyped(undefined);
      return onChange(Math.min(LIMIT, Math.max(-LIMIT, value + (up ? step : -step))));
    }
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    setTyped(undefined);
    onLeave?.();
  };
  return (
    <label className={styles.label}>
      <span aria-hidden="true">{letter}</span>
      <input
        ref={ref}
        className={styles.input}
        inputMode="decimal"
        aria-label={name}
        aria-invalid={wrong}
        title={wrong ? t("numberWanted") : undefined}
        value={typed ?? signed(value)}
        onChange={({ target }) => {
          setTyped(target.value);
          const number = parseNumber(target.value);
          if (isValid(number)) onChange(number);
        }}
        onFocus={({ target }) => target.select()}
        onBlur={() => setTyped(undefined)}
        onKeyDown={onKeyDown}
      />
    </label>
  );
}

function isValid(number: number | undefined): number is number {
  return number !== undefined && Math.abs(number) <= LIMIT;
}
