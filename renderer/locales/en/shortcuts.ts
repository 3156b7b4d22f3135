/** @file English words of shortcuts. */

export const shortcuts = {} as const;
