/** @file The features the witness reads: where light and colour lie, their histograms, and which way edges run. */
import { shrink } from "./shrink.ts";
import { lightnessGradient, type LabPlanes } from "./style.ts";

const GRID = 4;
const LIGHT_BINS = 8;
const CHROMA_BINS = 6;
const HUE_BINS = 12;
const QUADRANTS = 2;
const ORIENTATIONS = 8;
/** Chroma of the last bin; papercut's most vivid colours lie just below. */
const MOST_CHROMA = 0.25;

/** How many numbers {@link handFeatures} gives. */
export const HAND_FEATURES = 4 * GRID ** 2 + LIGHT_BINS + CHROMA_BINS + HUE_BINS + QUADRANTS ** 2 * ORIENTATIONS;

/**
 * 122 numbers of a square picture: means of L, a, b and chroma on a 4 × 4 grid; histograms of lightness, of chroma and of
 * hue weighted by chroma; for each quadrant a histogram of edge orientations weighted by the gradient, as in histograms
 * of oriented gradients (Dalal & Triggs 2005). Shares are of the pixels; bins overlap linearly, so nothing jumps.
 *
 * @throws RangeError when the side is not a multiple of 4
 */
export function handFeatures(planes: LabPlanes): Float32Array {
  const { width, height } = planes;
  const chroma = planes.a.map((a, i) => Math.hypot(a, planes.b[i]!));
  const layout = [planes.l, planes.a, planes.b, chroma].flatMap((plane) => [
    ...shrink(plane, width, height, width / GRID),
  ]);
  const even = new Float64Array(chroma.length).fill(1);
  const hue = planes.a.map((a, i) => Math.atan2(planes.b[i]!, a) / (2 * Math.PI));
  return Float32Array.from([
    ...layout,
    ...histogram(planes.l, even, LIGHT_BINS),
    ...histogram(
      chroma.map((value) => value / MOST_CHROMA),
      even,
      CHROMA_BINS,
    ),
    ...circularHistogram(hue, chroma, HUE_BINS),
    ...orientations(planes),
  ]);
}

/** Weighted histogram of values 0…1 (beyond: the end bins), each value shared between its two nearest bin centres. */
function histogram(values: Float64Array, weights: Float64Array, bins: number): Float64Array {
  const counts = new Float64Array(bins);
  for (let i = 0; i < values.length; i++) {
    const position = Math.min(bins - 1, Math.max(0, values[i]! * bins - 0.5));
    const low = Math.floor(position);
    const share = position - low;
    counts[low]! += ((1 - share) * weights[i]!) / values.length;
    counts[Math.min(low + 1, bins - 1)]! += (share * weights[i]!) / values.length;
  }
  return counts;
}

/** The same around a circle; a whole turn is 1. */
function circularHistogram(turns: Float64Array, weights: Float64Array, bins: number): Float64Array {
  const counts = new Float64Array(bins);
  for (let i = 0; i < turns.length; i++) {
    const position = (turns[i]! - Math.floor(turns[i]!)) * bins;
    const low = Math.floor(position);
    const share = position - low;
    counts[low % bins]! += ((1 - share) * weights[i]!) / turns.length;
    counts[(low + 1) % bins]! += (share * weights[i]!) / turns.length;
  }
  return counts;
}

function orientations(planes: LabPlanes): Float64Array {
  const { width, height } = planes;
  const { across, down } = lightnessGradient(planes);
  const counts = new Float64Array(QUADRANTS ** 2 * ORIENTATIONS);
  const share = QUADRANTS ** 2 / (width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      const length = Math.sqrt(across[i]! ** 2 + down[i]! ** 2);
      if (length === 0) continue;
      // An edge has no front: angles a half turn apart are one.
      const position = (Math.atan2(down[i]!, across[i]!) / Math.PI + 1) * ORIENTATIONS;
      const low = Math.floor(position);
      const quadrant = Math.floor((QUADRANTS * y) / height) * QUADRANTS + Math.floor((QUADRANTS * x) / width);
      const first = quadrant * ORIENTATIONS;
      counts[first + (low % ORIENTATIONS)]! += (1 - (position - low)) * length * share;
      counts[first + ((low + 1) % ORIENTATIONS)]! += (position - low) * length * share;
    }
  return counts;
}
