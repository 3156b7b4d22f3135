/** @file How a process that trains is started, so that it needs no more memory than the training. */

/** Arguments for Node: lets the trainer collect what building a model left behind. */
export const TRAINING_ARGUMENTS: readonly string[] = ["--expose-gc"];

/**
 * Environment variables: glibc otherwise raises the size from which it gives freed blocks back to the system, up to
 * 32 MB, and keeps the room of weights and activations that are gone. Other systems ignore it.
 */
export const TRAINING_ENVIRONMENT: Readonly<Record<string, string>> = { MALLOC_MMAP_THRESHOLD_: String(128 * 1024) };
