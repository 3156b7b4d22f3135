/** @file What the room of evidence asks of the host; when it cannot be, the room says so. */
import { createAttempts } from "../../state/attempts.ts";

export const { attempt, useTrouble, dismissTrouble } = createAttempts();
