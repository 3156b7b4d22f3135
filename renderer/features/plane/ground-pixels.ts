/** @file The plane's ground: three round holes in stacked sheets of paper, chroma growing by ring, the quiet centre deepest. */
import type { Scheme } from "../../../app/colour/affect-colour.ts";
import { encodeGamma, toLinearRgb } from "../../../app/colour/oklab.ts";
import { SHOWN } from "./geometry.ts";

/** Lightness and chroma from the innermost hole to the sheet outside. */
const SHEETS: {
  readonly [S in Scheme]: { readonly lightness: readonly number[]; readonly chroma: readonly number[] };
} = {
  dark: { lightness: [0.205, 0.25, 0.292, 0.272], chroma: [0.018, 0.048, 0.07, 0.006] },
  light: { lightness: [0.815, 0.85, 0.885, 0.945], chroma: [0.022, 0.05, 0.07, 0.006] },
};

/** How dark the shadow under an edge is, and how much of the edge's far side catches the light. */
const SHADOW = { dark: 0.11, light: 0.1 } as const;
const LIT = { dark: 0.1, light: 0.06 } as const;

const TURN = (30 * Math.PI) / 180;
const LEVELS = 2048;

/** Gamma by table: half a million pixels are encoded at once. */
const ENCODED = Uint8Array.from({ length: LEVELS + 1 }, (_, i) => Math.round(255 * encodeGamma(i / LEVELS)));

const encoded = (channel: number): number => ENCODED[Math.round(LEVELS * Math.min(1, Math.max(0, channel)))]!;

/**
 * Pixels of the ground, RGBA.
 *
 * @param side pixels across
 * @param size the same in CSS pixels, in which shadows are measured
 */
export function groundPixels(side: number, size: number, scheme: Scheme): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * side * side);
  const { lightness, chroma } = SHEETS[scheme];
  const [shadow, lit] = [SHADOW[scheme], LIT[scheme]];
  const unit = (2 * SHOWN) / side;
  const cssPixel = (2 * SHOWN) / size;
  const [cos, sin] = [Math.cos(TURN), Math.sin(TURN)];
  const offset = 3.2 * cssPixel;
  const blur = 5 * cssPixel;

  for (let j = 0; j < side; j++) {
    for (let i = 0; i < side; i++) {
      const v = -SHOWN + (i + 0.5) * unit;
      const a = SHOWN - (j + 0.5) * unit;
      // Not Math.hypot, which takes ten times as long and matters half a million times.
      const r = Math.sqrt(v * v + a * a) || 1e-6;
      const ring = Math.min(3, Math.floor(r));
      const c = chroma[ring]! * (ring === 0 ? Math.min(1, r) : 1);
      let l = lightness[ring]!;
      // How far out the light that falls here came over the edges: from the upper left.
      const under = Math.sqrt((v - offset) * (v - offset) + (a + offset) * (a + offset));
      for (let edge = 1; edge <= 3; edge++) {
        if (r < edge) {
          const s = Math.min(1, Math.max(0, (under - (edge - blur)) / (2 * blur)));
          l -= shadow * s * s * (3 - 2 * s);
        } else if (r - edge > 0 && r - edge < 1.2 * cssPixel) {
          l += lit * Math.max(0, (v - a) / r / Math.SQRT2) + 0.02;
        }
      }
      l += grainAt(i, j);
      const k = c / r;
      const [red, green, blue] = toLinearRgb({ l, a: k * (a * cos - v * sin), b: k * (a * sin + v * cos) });
      const at = 4 * (j * side + i);
      pixels[at] = encoded(red);
      pixels[at + 1] = encoded(green);
      pixels[at + 2] = encoded(blue);
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

/** Paper is not quite even: the same unevenness every time. */
function grainAt(i: number, j: number): number {
  return (((i * 7919 + j * 104_729 + ((i * j) % 977) * 31) % 97) / 97 - 0.5) * 0.012;
}
