/** @file Runs of the tuner with their curves, samples and alarms, adapters, and evaluations. */
import type { Migration } from "./migration.ts";

/*
 * Runs. `config` never changes: with it the run can be made again. What a run has told lies beside it, one row a step, so that
 * a step that is told twice, before and after a kill, is one row.
 * Points. `adapter` is the blob of the weights a point was measured with, null once it was let go.
 * Adapters. A removed one keeps row and blob until the trash is emptied: pictures it drew name it by its hash.
 */
const SQL = `
CREATE TABLE runs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  name TEXT NOT NULL,
  config TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN
    ('waiting', 'running', 'pausing', 'paused', 'stopping', 'interrupted', 'done', 'stopped', 'failed')),
  revision INTEGER NOT NULL DEFAULT 1,
  step INTEGER NOT NULL DEFAULT 0,
  seconds REAL NOT NULL DEFAULT 0,
  pictures INTEGER NOT NULL DEFAULT 0,
  best INTEGER,
  adapter TEXT REFERENCES adapters (id) ON DELETE SET NULL,
  alarm TEXT,
  failure TEXT,
  gate TEXT NOT NULL DEFAULT '[]',
  created INTEGER NOT NULL,
  started INTEGER,
  ended INTEGER
) STRICT;
CREATE INDEX runs_open ON runs (number) WHERE state NOT IN ('done', 'stopped', 'failed');
CREATE INDEX runs_by_adapter ON runs (adapter) WHERE adapter IS NOT NULL;

CREATE TABLE run_points (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  point TEXT NOT NULL,
  adapter TEXT,
  PRIMARY KEY (run, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_points_by_adapter ON run_points (adapter) WHERE adapter IS NOT NULL;

CREATE TABLE run_samples (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  cell INTEGER NOT NULL,
  sample TEXT NOT NULL,
  blob TEXT NOT NULL,
  PRIMARY KEY (run, step, cell)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_samples_by_blob ON run_samples (blob);

CREATE TABLE run_alarms (
  run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  code TEXT NOT NULL,
  alarm TEXT NOT NULL,
  cleared INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (run, step, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE adapters (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  pack TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  strength REAL NOT NULL DEFAULT 0,
  card TEXT NOT NULL,
  run TEXT REFERENCES runs (id) ON DELETE SET NULL,
  step INTEGER,
  created INTEGER NOT NULL,
  removed INTEGER
) STRICT;
CREATE INDEX adapters_by_run ON adapters (run) WHERE run IS NOT NULL;
CREATE INDEX adapters_by_hash ON adapters (sha256);

CREATE TABLE evaluations (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  request TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN
    ('waiting', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  report TEXT,
  html TEXT,
  failure TEXT,
  created INTEGER NOT NULL,
  ended INTEGER
) STRICT;
`;

export const TUNER: Migration = { number: 3, sql: SQL };
