/** @file People and their log, refinements with rounds and suggestions, judges, and the style of pictures. */
import type { Migration } from "./migration.ts";

/*
 * Log. Only a person's leaving takes entries away: when their row goes first and the entries follow by reference, the
 * trigger finds no such person any more and lets them go. `start` counts the starts of the program that logged something,
 * `session` is the sitting that a decision was logged in (log.ts).
 * Rounds. The pictures of a round are frames of a series of its own, its job the newest of that series. A round is
 * `finished` when what came of it has been written; a frame that waits again opens it again.
 * Suggestions. `decided` and `effect` are the entries of the log that say what was decided and what was measured.
 * Findings. Probe and calibration of a judge, of embedded ones as well, which have no row of their own.
 */
const SQL = `
ALTER TABLE session ADD COLUMN refinement_revision INTEGER NOT NULL DEFAULT 0;

ALTER TABLE series ADD COLUMN purpose TEXT NOT NULL DEFAULT 'series' CHECK (purpose IN ('series', 'round', 'control'));
CREATE INDEX series_listed ON series (number DESC) WHERE purpose = 'series';

CREATE TABLE picture_styles (
  picture TEXT PRIMARY KEY REFERENCES pictures (id) ON DELETE CASCADE,
  style TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE log (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  created INTEGER NOT NULL,
  start INTEGER NOT NULL,
  session INTEGER,
  entry TEXT NOT NULL
) STRICT;
CREATE INDEX log_of_person ON log (person, number);
CREATE INDEX log_of_sittings ON log (person, number) WHERE session IS NOT NULL;
CREATE TRIGGER log_entry_changed BEFORE UPDATE ON log BEGIN
  SELECT RAISE(ABORT, 'The log is append-only.');
END;
CREATE TRIGGER log_entry_deleted BEFORE DELETE ON log WHEN EXISTS (SELECT 1 FROM people WHERE id = old.person) BEGIN
  SELECT RAISE(ABORT, 'The log is append-only.');
END;

CREATE TABLE refinements (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  prompt TEXT NOT NULL,
  valence REAL NOT NULL,
  arousal REAL NOT NULL,
  images INTEGER NOT NULL,
  request TEXT NOT NULL,
  from_series TEXT,
  from_index INTEGER,
  current TEXT NOT NULL REFERENCES rounds (id) DEFERRABLE INITIALLY DEFERRED,
  control TEXT REFERENCES series (id) ON DELETE SET NULL,
  created INTEGER NOT NULL,
  FOREIGN KEY (from_series, from_index) REFERENCES frames (series, frame_index) ON DELETE SET NULL
) STRICT;
CREATE INDEX refinements_by_frame ON refinements (from_series, from_index);
CREATE INDEX refinements_by_current ON refinements (current);
CREATE INDEX refinements_by_control ON refinements (control);

CREATE TABLE rounds (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  refinement TEXT NOT NULL REFERENCES refinements (id) ON DELETE CASCADE,
  parent TEXT REFERENCES rounds (id) ON DELETE CASCADE,
  depth INTEGER NOT NULL,
  prompt TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('start', 'suggestion', 'written')),
  suggestion TEXT REFERENCES suggestions (id) ON DELETE SET NULL,
  series TEXT NOT NULL UNIQUE REFERENCES series (id) ON DELETE CASCADE,
  finished INTEGER NOT NULL DEFAULT 0,
  summary TEXT,
  verdict TEXT CHECK (verdict IN ('better', 'worse', 'unclear')),
  created INTEGER NOT NULL
) STRICT;
CREATE INDEX rounds_of_refinement ON rounds (refinement, number);
CREATE INDEX rounds_by_parent ON rounds (parent);
CREATE INDEX rounds_by_suggestion ON rounds (suggestion) WHERE suggestion IS NOT NULL;
CREATE INDEX rounds_unfinished ON rounds (number) WHERE finished = 0;
CREATE TRIGGER frame_waits_again AFTER UPDATE OF state ON frames
WHEN new.state = 'waiting' AND old.state <> 'waiting' BEGIN
  UPDATE rounds SET finished = 0, summary = NULL, verdict = NULL WHERE series = new.series AND finished = 1;
END;

CREATE TABLE suggestions (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  round TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
  proposal TEXT NOT NULL,
  prior TEXT NOT NULL,
  context TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'accepted', 'edited', 'rejected')),
  words TEXT,
  leads_to TEXT REFERENCES rounds (id) ON DELETE SET NULL,
  decided INTEGER REFERENCES log (number) ON DELETE SET NULL,
  effect INTEGER REFERENCES log (number) ON DELETE SET NULL,
  measured TEXT,
  pairs INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX suggestions_of_round ON suggestions (round, number);
CREATE INDEX suggestions_by_leads_to ON suggestions (leads_to) WHERE leads_to IS NOT NULL;
CREATE INDEX suggestions_by_decided ON suggestions (decided) WHERE decided IS NOT NULL;
CREATE INDEX suggestions_by_effect ON suggestions (effect) WHERE effect IS NOT NULL;

CREATE TABLE judges (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  setup TEXT NOT NULL
) STRICT;

CREATE TABLE judge_findings (
  judge TEXT PRIMARY KEY,
  probe TEXT,
  calibration TEXT
) STRICT, WITHOUT ROWID;
`;

export const FEEDBACK: Migration = { number: 2, sql: SQL };
