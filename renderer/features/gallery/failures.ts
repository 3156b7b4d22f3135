/** @file What last went wrong in the gallery; shown until something else succeeds or it is closed. */
import { createStore } from "zustand/vanilla";
import type { Failure } from "../../../app/contract/failure.ts";

export const failures = createStore<{ readonly failure: Failure | null }>(() => ({ failure: null }));
