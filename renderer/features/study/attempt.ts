/** @file What study mode asks of the host; when it cannot be, the page says so. */
import { createAttempts } from "../../state/attempts.ts";

export const { attempt, useTrouble, dismissTrouble } = createAttempts();
