/** @file The reference kernel of every operator the interpreter computes. */
import { creationKernels } from "./creation.ts";
import { elementwiseKernels } from "./elementwise.ts";
import type { Kernel } from "./kernel.ts";
import { layoutKernels } from "./layout.ts";
import { matrixKernels } from "./matrix.ts";
import { normalisationKernels } from "./normalisation.ts";
import { recurrentKernels } from "./recurrent.ts";
import { reductionKernels } from "./reduction.ts";
import { resizeKernels } from "./resize.ts";
import { selectionKernels } from "./selection.ts";
import { windowKernels } from "./window.ts";

const kernels: Readonly<Record<string, Kernel>> = {
  ...creationKernels,
  ...elementwiseKernels,
  ...layoutKernels,
  ...matrixKernels,
  ...normalisationKernels,
  ...recurrentKernels,
  ...reductionKernels,
  ...resizeKernels,
  ...selectionKernels,
  ...windowKernels,
};

/** The kernel of an operator of the standard domain, undefined when there is none. */
export function kernelOf(op: string): Kernel | undefined {
  return Object.hasOwn(kernels, op) ? kernels[op] : undefined;
}
