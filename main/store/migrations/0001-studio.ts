/** @file Series, frames, pictures, measurements, jobs, boards, views, settings. */
import type { Migration } from "./migration.ts";

/*
 * Order. `number` counts rows up and decides among equals, never a time: a clock may be set back. It is never given twice,
 * so that rows of a backup can be laid over a damaged table.
 * Wish. A frame's `revision` counts its wishes (prompt, seed, target); `picture_revision` is the wish its picture fulfils.
 * Mood. `measured_…`, `off` and `…_turn` of a picture are copies of its newest measurement and its target, kept by
 * pictures.ts, so that the gallery filters and sorts by index without joining.
 * Shelf. `pictures_shelf` holds what a filter of the gallery can ask, so that counting and filtering read a tenth of the bytes;
 * the index of an order holds what the rail is painted of.
 * Prompts. Pictures of a series share theirs, so each text is kept and indexed once.
 */
const SQL = `
CREATE TABLE session (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  open INTEGER NOT NULL DEFAULT 0,
  library_revision INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO session (one) VALUES (1);

CREATE TABLE series (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  request TEXT NOT NULL,
  remarks TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;

CREATE TABLE prompt_texts (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE VIRTUAL TABLE prompt_words USING fts5 (
  text, content = 'prompt_texts', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER prompt_texts_added AFTER INSERT ON prompt_texts BEGIN
  INSERT INTO prompt_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER prompt_texts_removed AFTER DELETE ON prompt_texts BEGIN
  INSERT INTO prompt_words (prompt_words, rowid, text) VALUES ('delete', old.number, old.text);
END;

CREATE TABLE measurements (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  picture TEXT NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
  scale TEXT NOT NULL,
  valence REAL NOT NULL,
  arousal REAL NOT NULL,
  rated_valence REAL NOT NULL,
  rated_arousal REAL NOT NULL,
  spread_valence REAL NOT NULL,
  spread_arousal REAL NOT NULL,
  confidence REAL NOT NULL,
  causes TEXT NOT NULL,
  note TEXT,
  judge TEXT NOT NULL,
  judge_sha256 TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;
CREATE INDEX measurements_of_picture ON measurements (picture);

CREATE TABLE pictures (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  prompt INTEGER NOT NULL REFERENCES prompt_texts (number),
  trashed INTEGER,
  stars INTEGER NOT NULL DEFAULT 0 CHECK (stars BETWEEN 0 AND 5),
  target_valence REAL,
  target_arousal REAL,
  target_turn REAL,
  measured_valence REAL,
  measured_arousal REAL,
  measured_turn REAL,
  off REAL,
  measurement INTEGER REFERENCES measurements (number) ON DELETE SET NULL,
  judged INTEGER NOT NULL DEFAULT 0,
  origin TEXT NOT NULL CHECK (origin IN ('drawn', 'imported')),
  pack TEXT,
  created INTEGER NOT NULL,
  series TEXT REFERENCES series (id) ON DELETE SET NULL,
  frame_index INTEGER,
  seed INTEGER,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  blob TEXT NOT NULL,
  thumb TEXT NOT NULL,
  svg TEXT,
  name TEXT,
  adapter TEXT,
  has_recipe INTEGER NOT NULL
) STRICT;
CREATE INDEX pictures_by_prompt ON pictures (prompt, trashed, number DESC);
CREATE INDEX pictures_by_series ON pictures (series, frame_index);
CREATE INDEX pictures_by_blob ON pictures (blob);
CREATE INDEX pictures_by_thumb ON pictures (thumb);
CREATE INDEX pictures_by_svg ON pictures (svg) WHERE svg IS NOT NULL;
CREATE INDEX pictures_by_measurement ON pictures (measurement);
CREATE INDEX pictures_in_trash ON pictures (trashed) WHERE trashed IS NOT NULL;
CREATE INDEX pictures_shelf ON pictures (
  number DESC, prompt, stars, off, measured_valence, measured_arousal, measured_turn, target_valence, target_arousal,
  target_turn, origin, pack, created
) WHERE trashed IS NULL;
CREATE INDEX pictures_by_stars ON pictures (stars DESC, number DESC, measured_valence, measured_arousal) WHERE trashed IS NULL;
CREATE INDEX pictures_by_off ON pictures (off, number DESC, measured_valence, measured_arousal) WHERE trashed IS NULL;
CREATE INDEX pictures_by_valence ON pictures (measured_valence, number DESC, measured_arousal) WHERE trashed IS NULL;
CREATE INDEX pictures_by_arousal ON pictures (measured_arousal, number DESC, measured_valence) WHERE trashed IS NULL;
CREATE INDEX pictures_by_turn ON pictures (measured_turn, number DESC, measured_valence, measured_arousal) WHERE trashed IS NULL;
CREATE INDEX pictures_by_target_valence ON pictures (target_valence, number DESC, measured_valence, measured_arousal) WHERE trashed IS NULL;
CREATE INDEX pictures_by_target_arousal ON pictures (target_arousal, number DESC, measured_valence, measured_arousal) WHERE trashed IS NULL;
CREATE INDEX pictures_by_target_turn ON pictures (target_turn, number DESC, measured_valence, measured_arousal) WHERE trashed IS NULL;

CREATE TABLE recipes (
  picture TEXT PRIMARY KEY REFERENCES pictures (id) ON DELETE CASCADE,
  recipe TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE frames (
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  frame_index INTEGER NOT NULL,
  valence REAL NOT NULL,
  arousal REAL NOT NULL,
  prompt TEXT NOT NULL,
  seed INTEGER NOT NULL,
  shared_noise REAL NOT NULL,
  locked INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL,
  failure TEXT,
  revision INTEGER NOT NULL DEFAULT 1,
  picture TEXT REFERENCES pictures (id) ON DELETE SET NULL,
  picture_revision INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (series, frame_index)
) STRICT, WITHOUT ROWID;
CREATE INDEX frames_by_picture ON frames (picture) WHERE picture IS NOT NULL;

CREATE TABLE frame_pictures (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  series TEXT NOT NULL,
  frame_index INTEGER NOT NULL,
  picture TEXT NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
  UNIQUE (series, frame_index, picture),
  FOREIGN KEY (series, frame_index) REFERENCES frames (series, frame_index) ON DELETE CASCADE
) STRICT;
CREATE INDEX frame_pictures_by_picture ON frame_pictures (picture);

CREATE TABLE jobs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  series TEXT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  state TEXT NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  position REAL NOT NULL,
  created INTEGER NOT NULL,
  started INTEGER,
  ended INTEGER,
  failure TEXT
) STRICT;
CREATE INDEX jobs_by_state ON jobs (state, position);
CREATE INDEX jobs_by_series ON jobs (series);

CREATE TABLE job_frames (
  job TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
  series TEXT NOT NULL,
  frame_index INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  PRIMARY KEY (job, frame_index),
  FOREIGN KEY (series, frame_index) REFERENCES frames (series, frame_index) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX job_frames_by_frame ON job_frames (series, frame_index);

CREATE TABLE boards (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE board_pictures (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  board TEXT NOT NULL REFERENCES boards (id) ON DELETE CASCADE,
  picture TEXT NOT NULL REFERENCES pictures (id) ON DELETE CASCADE,
  UNIQUE (board, picture)
) STRICT;
CREATE INDEX board_pictures_by_picture ON board_pictures (picture);

CREATE TABLE views (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  sorting TEXT NOT NULL
) STRICT;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings_aside (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  created INTEGER NOT NULL
) STRICT;
`;

export const FIRST: Migration = { number: 1, sql: SQL };
