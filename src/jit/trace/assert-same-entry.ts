import { controlFlowError } from './control-flow-error.ts';
import { sameShape, type TensorRef, type TraceEntry } from './trace.ts';

/**
 * Holds what a trace does against what another did at the same place.
 *
 * @throws Declined where they differ in more than the numbers in them
 */
export function assertSameEntry(entry: TraceEntry, twin: TraceEntry | undefined, at: number): void {
  if (twin === undefined) throw controlFlowError('goes on for longer than in another run');
  if (!areTwins(entry, twin))
    throw controlFlowError(`takes another way at ${describe(entry)}, call ${at + 1}`);
}

/** Whether two entries agree in all but the numbers in them. What a kernel makes follows from its inputs and attributes. */
function areTwins(a: TraceEntry, b: TraceEntry): boolean {
  if (a.kind === 'read') return b.kind === 'read' && a.id === b.id;
  if (a.kind === 'upload')
    return b.kind === 'upload' && sameTensor(a.tensor, b.tensor) && sameTree(a.origin, b.origin);
  if (b.kind !== 'kernel' || a.name !== b.name) return false;
  const names = Object.keys(a.inputs);
  return (
    names.length === Object.keys(b.inputs).length &&
    names.every((name) => sameTensor(a.inputs[name], b.inputs[name])) &&
    sameTree(a.attributes, b.attributes)
  );
}

function sameTensor(a: TensorRef | undefined, b: TensorRef | undefined): boolean {
  return a?.id === b?.id && a?.dtype === b?.dtype && sameShape(a?.shape ?? [], b?.shape ?? []);
}

/** Functions are no part of what a kernel computes. */
function sameTree(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b)) return typeof a === 'function' && typeof b === 'function';
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => sameTree(a[key], b[key]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function describe(entry: TraceEntry): string {
  if (entry.kind === 'kernel') return `the kernel ${entry.name}`;
  return entry.kind === 'upload' ? `a new tensor [${entry.tensor.shape.join(', ')}]` : 'a read';
}
