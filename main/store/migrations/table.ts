/** @file All migrations in order: the shape this program knows is the last one's. */
import { FIRST } from "./0001-studio.ts";
import { FEEDBACK } from "./0002-feedback.ts";
import { TUNER } from "./0003-tuner.ts";
import { STUDIES } from "./0004-studies.ts";
import type { Migration } from "./migration.ts";

export const MIGRATIONS: readonly Migration[] = [FIRST, FEEDBACK, TUNER, STUDIES];
