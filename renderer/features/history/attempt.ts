/** @file What the history asks of the host; when it cannot be, the room says so above the tree. */
import { createAttempts } from "../../state/attempts.ts";

export const { attempt, useTrouble, dismissTrouble } = createAttempts();
