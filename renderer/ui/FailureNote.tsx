/** @file A failure where it happened: one sentence, what else is known, and one button that helps. */
import Button from "@mui/material/Button";
import type { ReactElement } from "react";
import type { Failure } from "../../app/contract/failure.ts";
import { Icon } from "./Icon.tsx";
import styles from "./FailureNote.module.css";
import { useFailureText } from "./failure-text.ts";

export interface FailureNoteProps {
  readonly failure: Failure;
  /** The one thing that helps here. */
  readonly action?: { readonly name: string; readonly onClick: () => void };
  /** In a narrow place: no frame of its own. */
  readonly compact?: boolean;
}

export function FailureNote({ failure, action, compact = false }: FailureNoteProps): ReactElement {
  const { sentence, cause } = useFailureText()(failure);
  return (
    <div className={compact ? styles.compact : styles.note} role="alert">
      <Icon name="warning" />
      <div className={styles.words}>
        <p>{sentence}</p>
        {cause === undefined ? null : <p className={styles.cause}>{cause}</p>}
      </div>
      {action === undefined ? null : (
        <Button size="small" onClick={action.onClick}>
          {action.name}
        </Button>
      )}
    </div>
  );
}
