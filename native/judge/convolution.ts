/** @file Convolution layers of the judge. */
import { float, ints } from "../graph/graph.ts";
import { reshape, type Net } from "../network/layers.ts";

const GROUPS = 8;

/**
 * A 3 × 3 convolution, [b, in, h, w] → [b, out, h/stride, w/stride]; He's start for the rectifier that follows
 * (He et al. 2015, eq. 10). The node bears the path.
 */
function convolve(net: Net, path: string, x: string, out: number, stride: 1 | 2 = 1, start?: number): string {
  const width = net.graph.shapeOf(x)[1]!;
  const weight = net.parameters.get(`${path}.weight`, [out, width, 3, 3], start ?? Math.sqrt(2 / (9 * width)));
  const bias = net.parameters.get(`${path}.bias`, [out], 0);
  const attributes = { kernel_shape: ints([3, 3]), strides: ints([stride, stride]), pads: ints([1, 1, 1, 1]) };
  return net.graph.op("Conv", [x, weight, bias], attributes, { name: path });
}

/** Group normalisation (Wu & He 2018) with eight groups and a scale and shift for each channel. */
function groupNormalise(net: Net, path: string, x: string): string {
  const { graph, parameters } = net;
  const [, channels, height, width] = graph.shapeOf(x) as [number, number, number, number];
  const filled = (value: number): string =>
    graph.constant({ type: "float32", shape: [GROUPS], data: new Float32Array(GROUPS).fill(value) });
  const grouped = reshape(net, x, [-1, GROUPS, (channels / GROUPS) * height * width]);
  const even = graph.op("InstanceNormalization", [grouped, filled(1), filled(0)], { epsilon: float(1e-5) });
  const scale = parameters.get(`${path}.scale`, [channels, 1, 1], () => new Float32Array(channels).fill(1));
  const shift = parameters.get(`${path}.shift`, [channels, 1, 1], 0);
  const whole = reshape(net, even, [-1, channels, height, width]);
  return graph.op("Add", [graph.op("Mul", [whole, scale]), shift]);
}

/** Convolution, normalisation, rectifier. */
export function convolutionLayer(net: Net, path: string, x: string, out: number, stride: 1 | 2): string {
  return net.graph.op("Relu", [groupNormalise(net, `${path}.norm`, convolve(net, path, x, out, stride))]);
}

/** x + conv(relu(norm(conv(x)))), then a rectifier; the second convolution starts small, so a block starts as the identity. */
export function residualBlock(net: Net, path: string, x: string): string {
  const channels = net.graph.shapeOf(x)[1]!;
  const inner = convolutionLayer(net, `${path}.first`, x, channels, 1);
  return net.graph.op("Relu", [net.graph.op("Add", [x, convolve(net, `${path}.second`, inner, channels, 1, 0.01)])]);
}

/** Mean over the picture, [b, c, h, w] → [b, c]. */
export function meanPool(net: Net, x: string): string {
  const { graph } = net;
  const [, channels, height, width] = graph.shapeOf(x) as [number, number, number, number];
  const mean = graph.op("ReduceMean", [reshape(net, x, [-1, channels, height * width]), graph.integers([2])]);
  return reshape(net, mean, [-1, channels]);
}

/**
 * A smooth maximum over the picture, [b, c, h, w] → [b, c]: the mean weighted by the softmax of the values themselves.
 * Unlike a maximum it passes gradient to every place, so that a thing is first looked for and then found.
 */
export function smoothMaximum(net: Net, x: string): string {
  const { graph } = net;
  const [, channels, height, width] = graph.shapeOf(x) as [number, number, number, number];
  const places = reshape(net, x, [-1, channels, height * width]);
  const weights = graph.op("Softmax", [places], { axis: { kind: "int", value: -1 } });
  const sum = graph.op("ReduceSum", [graph.op("Mul", [places, weights]), graph.integers([2])]);
  return reshape(net, sum, [-1, channels]);
}
