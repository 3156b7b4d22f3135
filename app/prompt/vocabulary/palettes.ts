/** @file Words for the palette of the whole picture. Before a semicolon: words captions are written with. */
import type { PALETTES } from "../phrase.ts";

export const PALETTE_WORDS: { readonly [P in (typeof PALETTES)[number]]: string } = {
  warm: "warm, warmly lit; warm light, warm colours, warm colors, golden light, warm tones, fiery",
  cool: "cool, cold; cool colours, cool colors, cold light, cool light, cool tones, chilly",
  vivid:
    "vivid, colourful; colorful, vibrant, saturated, bold colours, bold colors, bright colours, bright colors, multicoloured, rainbow coloured, rainbow colored",
  muted:
    "muted, subdued; desaturated, dull, soft colours, soft colors, muted colours, muted colors, drab, black and white, monochrome, soft light",
  dark: "dark, shadowy; dim, darkness, shadow, dark colours, dark colors, murky, dimly lit, unlit",
  bright: "bright, radiant; luminous, brilliant, bright light, sunlit, shining, brightly lit",
  pale: "pale, pastel; faded, washed out, pastel colours, pastel colors, bleached",
};
