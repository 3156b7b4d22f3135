/** @file The OKLab colour space (Ottosson 2020): what palettes, haze and the affect colours are mixed in. */

/** A colour: lightness 0…1, `a` (green–red) and `b` (blue–yellow) within about ±0.4. */
export interface Oklab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** Linear-light sRGB, each channel 0…1 inside the gamut. */
export type LinearRgb = readonly [number, number, number];

/** sRGB transfer function, encoded 0…1 → linear 0…1 (IEC 61966-2-1). */
export function decodeGamma(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** Inverse of {@link decodeGamma}: linear 0…1 → encoded 0…1. */
export function encodeGamma(channel: number): number {
  return channel <= 0.0031308 ? 12.92 * channel : 1.055 * channel ** (1 / 2.4) - 0.055;
}

/** Linear sRGB → OKLab, Ottosson's matrices. */
export function fromLinearRgb(red: number, green: number, blue: number): Oklab {
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
}

/** OKLab → linear sRGB; channels leave 0…1 when the colour is outside the gamut. */
export function toLinearRgb({ l: lightness, a, b }: Oklab): LinearRgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** `#rrggbb` → OKLab. */
export function fromHex(hex: string): Oklab {
  const n = Number.parseInt(hex.slice(1), 16);
  const channel = (shift: number): number => decodeGamma(((n >> shift) & 255) / 255);
  return fromLinearRgb(channel(16), channel(8), channel(0));
}

/** Whether sRGB has the colour, but for what rounding to a byte hides. */
export function isInGamut(colour: Oklab): boolean {
  return toLinearRgb(colour).every((channel) => channel >= -0.0005 && channel <= 1.0005);
}

function byte(channel: number): string {
  return Math.round(255 * encodeGamma(Math.min(1, Math.max(0, channel))))
    .toString(16)
    .padStart(2, "0");
}

/** OKLab → `#rrggbb` of a colour that sRGB has; channels outside it are cut off. */
export function toHexInGamut(colour: Oklab): string {
  return `#${toLinearRgb(colour).map(byte).join("")}`;
}

/** OKLab → `#rrggbb`; a colour outside the gamut loses chroma, never hue or lightness. */
export function toHex(colour: Oklab): string {
  const l = Math.min(0.995, Math.max(0.02, colour.l));
  let keep = 1;
  let rgb: LinearRgb = [0, 0, 0];
  for (let attempt = 0; attempt < 12; attempt++, keep *= 0.88) {
    rgb = toLinearRgb({ l, a: colour.a * keep, b: colour.b * keep });
    if (rgb.every((channel) => channel > -0.003 && channel < 1.003)) break;
  }
  return `#${rgb.map(byte).join("")}`;
}

/** Linear interpolation, `amount` 0 gives `from`, 1 gives `to`. */
export function mix(from: Oklab, to: Oklab, amount: number): Oklab {
  return {
    l: from.l + (to.l - from.l) * amount,
    a: from.a + (to.a - from.a) * amount,
    b: from.b + (to.b - from.b) * amount,
  };
}

/** Moves lightness by `lightness` and multiplies chroma by `chroma`. */
export function shade(colour: Oklab, lightness: number, chroma = 1): Oklab {
  return { l: colour.l + lightness, a: colour.a * chroma, b: colour.b * chroma };
}
