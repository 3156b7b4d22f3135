/** @file The one size at which judges look and style is measured. */

/**
 * Side of the square, pixels. Style features depend on size (an edge takes more of a small picture), so references,
 * labels and readings all use this one; the means of photographs were measured on a long side of 192.
 */
export const JUDGE_SIDE = 96;
