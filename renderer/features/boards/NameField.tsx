/** @file A field for one name with a button that takes it; Escape gives it up. */
import Button from "@mui/material/Button";
import { type FormEvent, type ReactNode, useState } from "react";
import styles from "./NameField.module.css";

/** The contract's longest name of a board. */
const MOST = 80;

export interface NameFieldProps {
  readonly label: string;
  readonly action: string;
  readonly first?: string;
  /** Characters. */
  readonly most?: number;
  readonly onName: (name: string) => void;
  readonly onCancel: () => void;
}

export function NameField({ label, action, first = "", most = MOST, onName, onCancel }: NameFieldProps): ReactNode {
  const [name, setName] = useState(first);
  const tidy = name.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (tidy !== "") onName(tidy);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <input
        autoFocus
        className={styles.field}
        aria-label={label}
        placeholder={label}
        maxLength={most}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onFocus={({ target }) => target.select()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") onCancel();
        }}
      />
      <Button size="small" type="submit" disabled={tidy === ""}>
        {action}
      </Button>
    </form>
  );
}
