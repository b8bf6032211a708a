import { Declined } from '../decline.ts';
import { diverged } from './diverged.ts';
import type { Probe } from './probe.ts';
import { sameShape, type Request, type TensorRef, type TraceEntry, type Values } from './trace.ts';

/** Where the numbers of an upload come from in every run, and not in the probes alone. */
export type Source =
  | { readonly kind: 'constant'; readonly values: Values }
  | { readonly kind: 'draw'; readonly request: number; readonly offset: number }
  | { readonly kind: 'parameter'; readonly name: string };

export type Step =
  | { readonly kind: 'upload'; readonly tensor: TensorRef; readonly source: Source }
  | Extract<TraceEntry, { kind: 'kernel' }>;

/** What a subject does in every run, whatever its numbers. */
export type Trace = {
  readonly steps: readonly Step[];
  readonly requests: readonly Request[];
  /** The data read, in the order of reading. */
  readonly reads: readonly number[];
  /** Settings that became parameters. */
  readonly parameters: readonly string[];
};

type Upload = Extract<TraceEntry, { kind: 'upload' }>;

/**
 * What several probes have in common. Their streams, swept numbers and answers to reads differ, so what is
 * the same in all of them depends on none of these.
 *
 * @throws Declined where they take different ways, or an upload differs that nothing explains
 */
export function explainTrace(probes: readonly Probe[]): Trace {
  const [first, ...others] = probes;
  if (!first) throw new Error('there is no probe to explain');
  for (const other of others) expectSameRequests(first, other);
  const parameters = new Set<string>();
  const steps: Step[] = [];
  const reads: number[] = [];
  first.entries.forEach((entry, at) => {
    const twins = others.map((other) => expectTwin(entry, other.entries[at], at));
    if (entry.kind === 'read') reads.push(entry.id);
    else if (entry.kind === 'kernel') steps.push(entry);
    else {
      const source = sourceOf([entry, ...(twins as Upload[])], probes);
      if (source.kind === 'parameter') parameters.add(source.name);
      steps.push({ kind: 'upload', tensor: entry.tensor, source });
    }
  });
  for (const { entries } of others)
    if (entries.length !== first.entries.length)
      throw diverged(`ends after ${first.entries.length} calls in one`);
  return { steps, requests: first.requests, reads, parameters: [...parameters] };
}

function expectSameRequests(first: Probe, other: Probe): void {
  const text = ({ requests }: Probe) => JSON.stringify(requests);
  if (text(first) !== text(other)) throw diverged('asks its streams for other numbers');
}

function expectTwin(entry: TraceEntry, twin: TraceEntry | undefined, at: number): TraceEntry {
  if (twin === undefined || !areTwins(entry, twin))
    throw diverged(`takes another way at ${describe(entry)}, call ${at + 1}`);
  return twin;
}

/** Whether two entries agree in all but the numbers in them. Compared as they stand: to make texts of them took longer. */
function areTwins(a: TraceEntry, b: TraceEntry): boolean {
  if (a.kind === 'read') return b.kind === 'read' && a.id === b.id;
  if (a.kind === 'upload')
    return b.kind === 'upload' && sameTensor(a.tensor, b.tensor) && sameTree(a.origin, b.origin);
  if (b.kind !== 'kernel' || a.name !== b.name || a.outputs.length !== b.outputs.length) return false;
  const names = Object.keys(a.inputs);
  return (
    names.length === Object.keys(b.inputs).length &&
    names.every((name) => sameTensor(a.inputs[name], b.inputs[name])) &&
    a.outputs.every((output, i) => sameTensor(output, b.outputs[i])) &&
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

function sourceOf(uploads: readonly Upload[], probes: readonly Probe[]): Source {
  const [first] = uploads;
  if (!first) throw new Error('there is no upload to explain');
  const { origin, values, tensor } = first;
  if (origin !== null) return { kind: 'draw', ...origin };
  const name = Object.keys(probes[0]?.sentinels ?? {}).find((setting) =>
    uploads.every((upload, i) => holdsOnly(upload.values, probes[i]?.sentinels[setting])),
  );
  if (name !== undefined) return { kind: 'parameter', name };
  if (uploads.every((upload) => sameValues(upload.values, values))) return { kind: 'constant', values };
  throw new Declined(
    `a tensor [${tensor.shape.join(', ')}] is made of numbers that differ from run to run and come neither from a stream nor from a swept setting as it was given: computed in JavaScript, or drawn elsewhere (Math.random)?`,
  );
}

/** A sentinel is float32, so that it arrives as it was given. */
function holdsOnly(values: Values, sentinel: number | undefined): boolean {
  return sentinel !== undefined && values.length > 0 && values.every((value) => value === sentinel);
}

function sameValues(a: Values, b: Values): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
