/** @file A migration: one numbered step of the database's shape, never edited after a release. */

export interface Migration {
  /** The `user_version` the database has after it. */
  readonly number: number;
  readonly sql: string;
}
