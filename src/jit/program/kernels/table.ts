import { foldKernels } from './fold-kernels.ts';
import type { Lower } from './kernel.ts';
import { layoutKernels } from './layout-kernels.ts';
import { mapKernels } from './map-kernels.ts';

/** What each TensorFlow.js kernel computes; a kernel without an entry is declined. */
export const kernels: Readonly<Record<string, Lower>> = { ...layoutKernels, ...mapKernels, ...foldKernels };

/** Kernels whose last bits are not those of TensorFlow.js: their functions are computed by other formulas. */
export const approximate: ReadonlySet<string> = new Set([
  'Exp',
  'Log',
  'Pow',
  'Rsqrt',
  'Sigmoid',
  'Softmax',
  'Tanh',
]);
