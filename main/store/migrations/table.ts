/** @file All migrations in order: the shape this program knows is the last one's. */
import { FIRST } from "./0001-studio.ts";
import { FEEDBACK } from "./0002-feedback.ts";
import type { Migration } from "./migration.ts";

export const MIGRATIONS: readonly Migration[] = [FIRST, FEEDBACK];
