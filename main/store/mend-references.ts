/**
 * @file Rows of a salvaged database that name rows which are lost: pictures and the log stay, what cannot stand alone goes, and
 * a round without its parent follows the first one.
 */
import type Database from "better-sqlite3";

const ORPHANS = `
INSERT OR IGNORE INTO prompt_texts (text) SELECT '' WHERE EXISTS (
  SELECT 1 FROM pictures WHERE prompt NOT IN (SELECT number FROM prompt_texts));
UPDATE pictures SET prompt = (SELECT number FROM prompt_texts WHERE text = '')
  WHERE prompt NOT IN (SELECT number FROM prompt_texts);
UPDATE pictures SET series = NULL, frame_index = NULL
  WHERE series IS NOT NULL AND series NOT IN (SELECT id FROM series);
DELETE FROM measurements WHERE picture NOT IN (SELECT id FROM pictures);
UPDATE pictures SET measurement = (SELECT MAX(number) FROM measurements WHERE picture = pictures.id)
  WHERE measurement IS NOT NULL AND measurement NOT IN (SELECT number FROM measurements);
UPDATE pictures SET judged = 0, measured_valence = NULL, measured_arousal = NULL, measured_turn = NULL, off = NULL
  WHERE measurement IS NULL AND measured_valence IS NOT NULL;
DELETE FROM recipes WHERE picture NOT IN (SELECT id FROM pictures);
UPDATE pictures SET has_recipe = 0 WHERE has_recipe = 1 AND id NOT IN (SELECT picture FROM recipes);
DELETE FROM frames WHERE series NOT IN (SELECT id FROM series);
UPDATE frames SET picture = NULL, picture_revision = 0, state = 'interrupted'
  WHERE picture IS NOT NULL AND picture NOT IN (SELECT id FROM pictures);
DELETE FROM frame_pictures WHERE picture NOT IN (SELECT id FROM pictures)
  OR NOT EXISTS (SELECT 1 FROM frames f
    WHERE f.series = frame_pictures.series AND f.frame_index = frame_pictures.frame_index);
DELETE FROM jobs WHERE series NOT IN (SELECT id FROM series);
DELETE FROM job_frames WHERE job NOT IN (SELECT id FROM jobs)
  OR NOT EXISTS (SELECT 1 FROM frames f WHERE f.series = job_frames.series AND f.frame_index = job_frames.frame_index);
DELETE FROM board_pictures WHERE board NOT IN (SELECT id FROM boards) OR picture NOT IN (SELECT id FROM pictures);
DELETE FROM picture_styles WHERE picture NOT IN (SELECT id FROM pictures);
INSERT INTO people (id, name, created) SELECT person, 'Somebody', MIN(created) FROM log
  WHERE person NOT IN (SELECT id FROM people) GROUP BY person;
DELETE FROM rounds WHERE refinement NOT IN (SELECT id FROM refinements) OR series NOT IN (SELECT id FROM series);
DELETE FROM refinements WHERE id NOT IN (SELECT refinement FROM rounds);
DELETE FROM suggestions WHERE round NOT IN (SELECT id FROM rounds);
UPDATE suggestions SET leads_to = NULL WHERE leads_to NOT IN (SELECT id FROM rounds);
UPDATE suggestions SET decided = NULL WHERE decided NOT IN (SELECT number FROM log);
UPDATE suggestions SET effect = NULL WHERE effect NOT IN (SELECT number FROM log);
UPDATE rounds SET suggestion = NULL WHERE suggestion NOT IN (SELECT id FROM suggestions);
UPDATE rounds SET parent = NULLIF(
    (SELECT first.id FROM rounds first WHERE first.refinement = rounds.refinement ORDER BY first.number LIMIT 1), id)
  WHERE parent NOT IN (SELECT id FROM rounds);
WITH RECURSIVE tree (id, depth) AS (
  SELECT id, 0 FROM rounds WHERE parent IS NULL UNION ALL SELECT r.id, t.depth + 1 FROM rounds r JOIN tree t ON r.parent = t.id)
UPDATE rounds SET depth = tree.depth FROM tree WHERE tree.id = rounds.id AND rounds.depth <> tree.depth;
UPDATE refinements SET current = (SELECT id FROM rounds WHERE refinement = refinements.id ORDER BY number DESC LIMIT 1)
  WHERE current NOT IN (SELECT id FROM rounds);
UPDATE refinements SET control = NULL WHERE control NOT IN (SELECT id FROM series);
UPDATE refinements SET from_series = NULL, from_index = NULL WHERE NOT EXISTS (
  SELECT 1 FROM frames f WHERE f.series = refinements.from_series AND f.frame_index = refinements.from_index);
`;

/**
 * Makes every reference of the database hold; `foreign_keys` must be off.
 *
 * @throws Error when one still does not, which is a fault of this file
 */
export function mendReferences(connection: Database.Database): void {
  connection.transaction(() => connection.exec(ORPHANS)).immediate();
  const broken = connection.pragma("foreign_key_check") as readonly { readonly table: string }[];
  if (broken.length > 0)
    throw new Error(`The repair left ${broken.length} rows of ${broken[0]!.table} without their parent.`);
}
