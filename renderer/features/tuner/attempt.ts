/** @file What the tuner's room asks of the host; when it cannot be, the room says so above everything. */
import { createAttempts } from "../../state/attempts.ts";

export const { attempt, useTrouble, dismissTrouble } = createAttempts();
