/** @file Words for colour, count, side, distance and size. Before a semicolon: words captions are written with. */
import type { COLOURS, COUNTS, DISTANCES, SIDES, SIZES } from "../phrase.ts";

export const COLOUR_WORDS: { readonly [C in (typeof COLOURS)[number]]: string } = {
  red: "red, crimson; scarlet, ruby, blood red, reddish, vermilion",
  orange: "orange; amber, copper, orangey",
  yellow: "yellow, golden; gold, lemon, yellowish, mustard",
  green: "green, emerald; olive, lime, greenish",
  turquoise: "turquoise, teal; cyan, aqua, aquamarine, blue green, sea green",
  blue: "blue, navy; azure, bluish, cobalt, indigo, ultramarine, sky blue",
  violet: "violet, purple; lavender, lilac, mauve, magenta",
  pink: "pink; salmon, fuchsia, coral, pinkish, rosy",
  brown: "brown; tan, chestnut, beige, sepia, brownish, reddish brown, golden brown",
  white: "white; ivory, snow white, whitish, cream",
  grey: "grey; gray, silver, silvery, slate, greyish, grayish, ashen",
  black: "black; jet black, ebony, pitch black, inky",
};

export const COUNT_WORDS: { readonly [C in (typeof COUNTS)[number]]: string } = {
  one: "one, a single, a lone; single, lone, solitary, only one, just one",
  two: "two, a pair of, a couple of; pair of, couple of, both, twin, double, pairs of",
  several:
    "several, three, a few; four, five, few, some, a handful of, handful of, a group of, a number of, a row of, row of, a cluster of, a herd of, a pack of, a line of, line of, a pod of, a circle of, a ring of, a murder of, not too many, not many, not so many, fewer, only a few, just a few, not a few, a trio of, trio of",
  many: "many, lots of, a dozen, countless; six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, forty, fifty, sixty, seventy, eighty, ninety, one hundred, one thousand, two hundred, million, a million, one million, millions of, twenty, thirty, hundred, thousand, hundreds of, thousands of, dozens of, dozen, dozen of, a dozen or so, half a dozen, a lot of, numerous, plenty of, full of, filled with, endless, a hundred, a thousand, masses of, innumerable, rows of, herds of, a swarm of, swarms of, a sea of",
};

/** A side follows its noun: “a boat on the left”. */
export const SIDE_WORDS: { readonly [S in (typeof SIDES)[number]]: string } = {
  left: "on the left, to the left; left, at left, at the left, on the left side, on the left hand side, left side, on left, far left, on the far left, left hand side, upper left, lower left, top left, bottom left, in the upper left corner, in the lower left corner, in the top left corner, in the bottom left corner, in the left corner, left corner, on the left edge, left half, left hand corner",
  centre:
    "in the centre, in the middle; in the center, centre, center, middle, centred, centered, central, at the centre, at the center, in centre, in center, in the very middle, in the very centre",
  right:
    "on the right, to the right; right, at right, at the right, on the right side, on the right hand side, right side, on right, far right, on the far right, right hand side, upper right, lower right, top right, bottom right, in the upper right corner, in the lower right corner, in the top right corner, in the bottom right corner, in the right corner, right corner, on the right edge, right half, right hand corner",
};

/** Adjectives and phrases that follow. */
export const DISTANCE_WORDS: {
  readonly [D in (typeof DISTANCES)[number]]: { readonly before: string; readonly after: string };
} = {
  near: {
    before: "nearby; close",
    after: "in the foreground, up close; close up, close by, in front, at the front, in foreground",
  },
  far: {
    before: "distant, faraway; remote, far off",
    after:
      "in the distance, far away; far, far in the distance, far off in the distance, far on the horizon, far in the background, in the background, on the horizon, at a distance, in the far distance, in background, on the far horizon, in distance, from afar, afar",
  },
};

export const SIZE_WORDS: { readonly [S in (typeof SIZES)[number]]: string } = {
  small: "small, tiny; little, miniature, minuscule, smallish, short",
  large:
    "large, big, huge; giant, enormous, massive, gigantic, vast, towering, immense, tall, great, mighty, colossal, grand, majestic, imposing",
};
