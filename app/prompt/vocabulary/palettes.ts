/** @file Words for the palette of the whole picture. Before a semicolon: words captions are written with. */
import type { PALETTES } from "../phrase.ts";

export const PALETTE_WORDS: { readonly [P in (typeof PALETTES)[number]]: string } = {
  warm: "warm, warmly lit; warm light, warm colours, warm colors, golden light, warm tones, fiery, hot, heat, scorching, sweltering, candlelight, candlelit, lamplight, firelight, red sky, orange sky, pink sky, yellow sky, golden sky, burning sky, fiery sky",
  cool: "cool, cold; cool colours, cool colors, cold light, cool light, cool tones, chilly, freezing",
  vivid:
    "vivid, colourful; colorful, vibrant, saturated, bold colours, bold colors, bright colours, bright colors, multicoloured, many colours, many colors, all colours, all colors, rainbow coloured, rainbow colored",
  muted:
    "muted, subdued; desaturated, dull, soft colours, soft colors, muted colours, muted colors, muted tones, drab, black and white, monochrome, soft light",
  dark: "dark, shadowy; dim, darkness, shadow, dark colours, dark colors, murky, dimly lit, unlit, no light, without light, absence of light, lightless, dark sky, dark skies, black sky, dark blue sky",
  bright: "bright, radiant; luminous, brilliant, bright light, sunlit, shining, brightly lit",
  pale: "pale, pastel; faded, washed out, pastel colours, pastel colors, bleached",
};
