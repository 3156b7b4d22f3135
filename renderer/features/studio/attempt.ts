/** @file What the studio asks of the host; when it cannot be, the strip says so. */
import { createAttempts } from "../../state/attempts.ts";

export const { attempt, useTrouble, dismissTrouble } = createAttempts();
