/** @file What the judges page asks of the host; when it cannot be, the page says so below its head. */
import { createAttempts } from "../../state/attempts.ts";

export const { attempt, useTrouble, dismissTrouble } = createAttempts();
