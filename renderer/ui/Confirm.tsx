/** @file A question in its place before something that goes beyond a click: what it does in one sentence, a way out, and the deed. */
import Button from "@mui/material/Button";
import { type ReactElement, useEffect, useId, useRef } from "react";
import { useText } from "../locales/use-text.ts";
import styles from "./Confirm.module.css";

export interface ConfirmProps {
  /** What will go and what stays. */
  readonly sentence: string;
  /** The deed, as its button says it. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What gets the keyboard back. */
  readonly opener: HTMLElement | null;
}

export function Confirm({ sentence, action, onConfirm, onClose, opener }: ConfirmProps): ReactElement {
  const common = useText("common");
  const words = useId();
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    cancel.current?.focus();
    return () => opener?.focus();
  }, [opener]);
  return (
    <div
      className={styles.question}
      role="alertdialog"
      aria-labelledby={words}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <p id={words}>{sentence}</p>
      <div className={styles.answers}>
        <Button ref={cancel} size="small" variant="text" onClick={onClose}>
          {common("cancel")}
        </Button>
        <Button
          size="small"
          onClick={() => {
            onClose();
            onConfirm();
          }}
        >
          {action}
        </Button>
      </div>
    </div>
  );
}
