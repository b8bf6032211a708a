import { activationKernels } from './activation-kernels.ts';
import { reduceKernels } from './reduce-kernels.ts';
import { indexKernels } from './index-kernels.ts';
import type { KernelCall, Lower } from './kernel.ts';
import { layoutKernels } from './layout-kernels.ts';
import { mapKernels } from './map-kernels.ts';
import { powerKernel } from './power-kernel.ts';

/** What each TensorFlow.js kernel computes; a kernel without an entry is declined. */
export const kernels: Readonly<Record<string, Lower>> = {
  ...layoutKernels,
  ...mapKernels,
  ...activationKernels,
  ...powerKernel,
  ...reduceKernels,
  ...indexKernels,
};

/** Whether the last bits of what a kernel makes are not those of TensorFlow.js. */
export function isApproximate({ name, attributes }: KernelCall['step']): boolean {
  return approximate.has(name) || attributes['activation'] === 'elu';
}

/** Kernels whose last bits are not those of TensorFlow.js: their functions are computed by other formulas. */
const approximate: ReadonlySet<string> = new Set([
  'Cos',
  'Elu',
  'Erf',
  'Exp',
  'Expm1',
  'Log',
  'Log1p',
  'Pow',
  'Rsqrt',
  'Selu',
  'Sigmoid',
  'Sin',
  'Softmax',
  'Softplus',
  'Tanh',
]);
