/** @file Studies and their answers. */
import type { Migration } from "./migration.ts";

/*
 * Studies. `plan` is what is asked of which pictures; it never changes, so that an answer always means the same. `participant` is
 * the code of whoever answers here now, `trials` their trials in their order. Answers are keyed by participant and place in their order: what is read twice is one row.
 */
const SQL = `
CREATE TABLE studies (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  participant TEXT NOT NULL,
  plan TEXT NOT NULL,
  trials TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE study_answers (
  study TEXT NOT NULL REFERENCES studies (id) ON DELETE CASCADE,
  participant TEXT NOT NULL,
  place INTEGER NOT NULL,
  answer TEXT NOT NULL,
  PRIMARY KEY (study, participant, place)
) STRICT, WITHOUT ROWID;
`;

export const STUDIES: Migration = { number: 4, sql: SQL };
