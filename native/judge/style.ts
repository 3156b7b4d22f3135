/** @file The style of a picture off its pixels: light, colour and lines, as the affect functions take them. */
import type { Style } from "../../app/affect/ground/depiction.ts";
import { decodeGamma, fromLinearRgb } from "../../app/colour/oklab.ts";
import type { Raster } from "../scene/finish.ts";
import { boxMean } from "./box-mean.ts";

/** Gradients of lightness per pixel below this are no edges. */
const EDGE = 0.03;
/** Chroma below this has no hue worth speaking of. */
const GREY = 0.03;
/** Warm hues: from magenta over red and orange to yellow, degrees. */
const WARM_BELOW = 110;
const WARM_ABOVE = 330;
const SMALL = 1e-6;

const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => decodeGamma(byte / 255));

/** OKLab planes of a picture, row by row. */
export interface LabPlanes {
  readonly width: number;
  readonly height: number;
  readonly l: Float64Array;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/** The OKLab colour of every pixel. */
export function labPlanes({ width, height, data }: Raster): LabPlanes {
  const count = width * height;
  const l = new Float64Array(count);
  const a = new Float64Array(count);
  const b = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const lab = fromLinearRgb(LINEAR[data[3 * i]!]!, LINEAR[data[3 * i + 1]!]!, LINEAR[data[3 * i + 2]!]!);
    l[i] = lab.l;
    a[i] = lab.a;
    b[i] = lab.b;
  }
  return { width, height, l, a, b };
}

/** Slope of lightness across and down: central differences, one-sided at the border, after a 3 × 3 mean. */
export interface Gradient {
  readonly across: Float64Array;
  readonly down: Float64Array;
}

/** The gradient of the smoothed lightness. */
export function lightnessGradient({ width, height, l }: LabPlanes): Gradient {
  const smooth = boxMean(l, width, height, 1);
  const across = new Float64Array(l.length);
  const down = new Float64Array(l.length);
  for (let y = 0; y < height; y++) {
    const above = Math.max(0, y - 1) * width;
    const below = Math.min(height - 1, y + 1) * width;
    const tall = Math.max(1, (below - above) / width);
    for (let x = 0; x < width; x++) {
      const left = Math.max(0, x - 1);
      const right = Math.min(width - 1, x + 1);
      across[y * width + x] = (smooth[y * width + right]! - smooth[y * width + left]!) / Math.max(1, right - left);
      down[y * width + x] = (smooth[below + x]! - smooth[above + x]!) / tall;
    }
  }
  return { across, down };
}

function colourFeatures({ l, a, b }: LabPlanes): Pick<Style, "lightness" | "contrast" | "chroma" | "warmth"> {
  let sum = 0;
  let squares = 0;
  let chromaSum = 0;
  let warmSum = 0;
  for (let i = 0; i < l.length; i++) {
    sum += l[i]!;
    squares += l[i]! ** 2;
    const chroma = Math.hypot(a[i]!, b[i]!);
    chromaSum += chroma;
    if (chroma <= GREY) continue;
    const hue = ((Math.atan2(b[i]!, a[i]!) * 180) / Math.PI + 360) % 360;
    if (hue < WARM_BELOW || hue > WARM_ABOVE) warmSum += chroma;
  }
  const lightness = sum / l.length;
  return {
    lightness,
    contrast: Math.sqrt(Math.max(0, squares / l.length - lightness ** 2)),
    chroma: chromaSum / l.length,
    warmth: warmSum / (chromaSum + SMALL),
  };
}

/**
 * Jaggedness 1 − Σ coherence·W/ΣW with coherence = |mean of W·e^{2iθ}| / mean W over 7 × 7, obliqueness ΣW|sin 2θ|/ΣW,
 * edge density the share of edge pixels; W is the gradient's length on edges, θ its angle.
 */
function lineFeatures(planes: LabPlanes): Pick<Style, "jaggedness" | "obliqueness" | "edgeDensity"> {
  const { width, height } = planes;
  const { across, down } = lightnessGradient(planes);
  const weight = new Float64Array(across.length);
  const cosine = new Float64Array(across.length);
  const sine = new Float64Array(across.length);
  let edges = 0;
  let total = SMALL;
  let oblique = 0;
  for (let i = 0; i < across.length; i++) {
    const [gx, gy] = [across[i]!, down[i]!];
    const length = Math.sqrt(gx * gx + gy * gy);
    if (length <= EDGE) continue;
    edges++;
    total += length;
    weight[i] = length;
    cosine[i] = (gx * gx - gy * gy) / length;
    sine[i] = (2 * gx * gy) / length;
    oblique += Math.abs(sine[i]!);
  }
  const meanCosine = boxMean(cosine, width, height, 3);
  const meanSine = boxMean(sine, width, height, 3);
  const meanWeight = boxMean(weight, width, height, 3);
  let coherent = 0;
  for (let i = 0; i < weight.length; i++) {
    if (weight[i] === 0) continue;
    coherent += (weight[i]! * Math.hypot(meanCosine[i]!, meanSine[i]!)) / (meanWeight[i]! + SMALL);
  }
  return {
    jaggedness: 1 - coherent / total,
    obliqueness: oblique / total,
    edgeDensity: edges / weight.length,
  };
}

/**
 * The style features of a picture. They depend on its size, so a reference and what is compared with it must be measured
 * at one size (judge-side.ts).
 */
export function styleOf(picture: Raster): Style {
  const planes = labPlanes(picture);
  return { ...colourFeatures(planes), ...lineFeatures(planes) };
}
