/** @file A part of the profile page: a sheet with its head. */
import type { ReactElement, ReactNode } from "react";
import styles from "./Profile.module.css";

export interface SectionProps {
  readonly title: string;
  /** A quiet word beside the head. */
  readonly hint?: string | undefined;
  /** Right of the head. */
  readonly tool?: ReactNode;
  readonly children: ReactNode;
}

export function Section({ title, hint, tool, children }: SectionProps): ReactElement {
  return (
    <section className={styles.sheet} aria-label={title}>
      <div className={styles.sheetHead}>
        <h2>{title}</h2>
        {hint === undefined ? null : <span className={styles.faint}>{hint}</span>}
        <span className={styles.space} />
        {tool}
      </div>
      {children}
    </section>
  );
}
