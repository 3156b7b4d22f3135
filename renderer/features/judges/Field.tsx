/** @file A field of a form with its name above and, below, what is to be known of it or what is wrong. */
import { type InputHTMLAttributes, type ReactElement, type ReactNode, useId } from "react";
import { Icon } from "../../ui/Icon.tsx";
import styles from "./Judges.module.css";

export interface FieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "onChange"> {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  /** One sentence, null when it can be taken. */
  readonly problem?: string | null;
  /** Right of the field. */
  readonly tool?: ReactNode;
}

export function Field({ name, value, onChange, hint, problem = null, tool, ...rest }: FieldProps): ReactElement {
  const field = useId();
  const note = useId();
  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <label htmlFor={field}>{name}</label>
        <span className={styles.line}>
          <input
            spellCheck={false}
            autoComplete="off"
            {...rest}
            id={field}
            aria-describedby={note}
            aria-invalid={problem !== null}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
          {tool}
        </span>
      </div>
      <div id={note} className={styles.notes}>
        {problem === null ? null : (
          <p className={styles.problem} role="alert">
            <Icon name="warning" small />
            {problem}
          </p>
        )}
        {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
      </div>
    </div>
  );
}
