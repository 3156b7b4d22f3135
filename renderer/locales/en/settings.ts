/** @file English words of settings. */

export const settings = {} as const;
