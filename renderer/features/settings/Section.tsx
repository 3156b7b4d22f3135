/** @file A part of the settings with its head, and rows of a name and what belongs to it. */
import type { ReactElement, ReactNode } from "react";
import styles from "./settings.module.css";

export interface SectionProps {
  readonly title: string;
  /** Right of the head. */
  readonly tool?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, tool, children }: SectionProps): ReactElement {
  return (
    <section className={styles.section} aria-label={title}>
      <div className={styles.head}>
        <h3>{title}</h3>
        {tool}
      </div>
      {children}
    </section>
  );
}

export interface RowProps {
  readonly name: ReactNode;
  /** A quiet sentence below the name. */
  readonly hint?: string | undefined;
  readonly children: ReactNode;
}

export function Row({ name, hint, children }: RowProps): ReactElement {
  return (
    <div className={styles.row}>
      <div>
        <div>{name}</div>
        {hint === undefined ? null : <div className={styles.hint}>{hint}</div>}
      </div>
      <div className={styles.value}>{children}</div>
    </div>
  );
}
