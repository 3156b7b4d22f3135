/** @file Rows of the numeric-check table for operators on pictures: convolution, pooling, resizing. */
import { int, ints, text } from "../../native/graph/graph.ts";
import type { Row } from "./row.ts";
import { distinct, fixed, signed, whole } from "./samples.ts";

const window = (kernel: readonly number[], strides: readonly number[], pads: readonly number[]) => ({
  kernel_shape: ints(kernel),
  strides: ints(strides),
  pads: ints(pads),
});

const resized = (mode: string, coordinates: string, rounding = "round_prefer_floor") => ({
  mode: text(mode),
  coordinate_transformation_mode: text(coordinates),
  nearest_mode: text(rounding),
});

export const pictureRows: readonly Row[] = [
  {
    op: "Conv",
    inputs: [signed(2, 3, 5, 6), signed(4, 3, 3, 3), signed(4)],
    attributes: window([3, 3], [1, 1], [1, 1, 1, 1]),
  },
  { op: "Conv", inputs: [signed(2, 3, 5, 6), signed(4, 3, 1, 1), signed(4)] },
  { op: "Conv", inputs: [signed(1, 2, 7, 8), signed(3, 2, 3, 2)], attributes: window([3, 2], [2, 3], [1, 0, 0, 1]) },
  {
    op: "Conv",
    inputs: [signed(2, 4, 6), signed(6, 2, 3)],
    attributes: { group: int(2), dilations: ints([2]), pads: ints([2, 1]) },
  },
  {
    op: "Conv",
    inputs: [signed(1, 3, 5, 5), signed(3, 1, 3, 3), signed(3)],
    attributes: { group: int(3), auto_pad: text("SAME_UPPER"), strides: ints([2, 2]) },
  },
  { op: "Conv", inputs: [signed(1, 2, 5, 4), signed(2, 2, 2, 2)], attributes: { auto_pad: text("SAME_LOWER") } },
  { op: "Conv", inputs: [signed(1, 2, 4, 3, 4), signed(2, 2, 2, 2, 2)], attributes: { strides: ints([2, 1, 1]) } },
  {
    op: "ConvTranspose",
    inputs: [signed(2, 3, 3, 4), signed(3, 2, 3, 3), signed(2)],
    attributes: window([3, 3], [2, 2], [1, 1, 1, 1]),
  },
  {
    op: "ConvTranspose",
    inputs: [signed(1, 4, 3), signed(4, 1, 3), signed(2)],
    attributes: { group: int(2), strides: ints([2]), output_padding: ints([1]) },
  },
  {
    op: "ConvTranspose",
    inputs: [signed(1, 2, 4), signed(2, 2, 3)],
    attributes: { dilations: ints([2]), pads: ints([1, 2]) },
  },
  {
    op: "ConvTranspose",
    inputs: [signed(1, 2, 3, 3), signed(2, 1, 2, 2)],
    attributes: { strides: ints([2, 2]), output_shape: ints([5, 7]) },
  },
  { op: "MaxPool", inputs: [distinct(2, 2, 6, 6)], attributes: window([2, 2], [2, 2], [0, 0, 0, 0]) },
  { op: "MaxPool", inputs: [distinct(1, 2, 5, 7)], attributes: window([3, 3], [2, 1], [1, 0, 1, 1]) },
  {
    op: "MaxPool",
    inputs: [distinct(1, 1, 6, 6)],
    attributes: { kernel_shape: ints([2, 2]), dilations: ints([2, 2]), ceil_mode: int(1), strides: ints([3, 3]) },
  },
  { op: "AveragePool", inputs: [signed(2, 2, 6, 6)], attributes: window([2, 2], [2, 2], [0, 0, 0, 0]) },
  { op: "AveragePool", inputs: [signed(1, 2, 5, 7)], attributes: window([3, 3], [2, 1], [1, 0, 1, 1]) },
  {
    op: "AveragePool",
    inputs: [signed(1, 2, 5, 7)],
    attributes: { ...window([3, 3], [2, 2], [1, 1, 1, 1]), count_include_pad: int(1) },
  },
  {
    op: "AveragePool",
    inputs: [signed(1, 1, 6)],
    attributes: { kernel_shape: ints([3]), strides: ints([2]), ceil_mode: int(1) },
  },
  {
    op: "AveragePool",
    inputs: [signed(1, 1, 6, 5)],
    attributes: { kernel_shape: ints([3, 2]), auto_pad: text("SAME_UPPER") },
  },
  { op: "GlobalAveragePool", inputs: [signed(2, 3, 4, 2)] },
  { op: "GlobalMaxPool", inputs: [distinct(2, 3, 4, 2)] },
  {
    op: "Resize",
    inputs: [signed(1, 2, 3, 4), null, fixed([1, 1, 2, 3])],
    attributes: resized("nearest", "asymmetric", "floor"),
  },
  {
    op: "Resize",
    inputs: [signed(1, 2, 3, 4), null, fixed([1, 1, 2, 2])],
    attributes: resized("nearest", "half_pixel"),
  },
  {
    op: "Resize",
    inputs: [signed(1, 2, 5, 6), null, fixed([1, 1, 0.6, 1.5])],
    attributes: resized("nearest", "asymmetric", "ceil"),
  },
  {
    op: "Resize",
    inputs: [signed(1, 2, 3, 4), null, null, whole([1, 2, 7, 5])],
    attributes: resized("linear", "align_corners"),
  },
  {
    op: "Resize",
    inputs: [signed(1, 2, 3, 4), null, fixed([1, 1, 2, 2])],
    attributes: resized("linear", "half_pixel"),
  },
  {
    op: "Resize",
    inputs: [signed(1, 2, 6, 5), null, null, whole([1, 2, 3, 1])],
    attributes: resized("linear", "pytorch_half_pixel"),
  },
  {
    op: "Resize",
    inputs: [signed(1, 1, 4, 5), null, fixed([1, 1, 2, 1.5])],
    attributes: resized("cubic", "half_pixel"),
  },
];
