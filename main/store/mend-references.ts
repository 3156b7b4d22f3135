/** @file Rows of a salvaged database that name rows which are lost: pictures stay, what cannot stand alone goes. */
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
