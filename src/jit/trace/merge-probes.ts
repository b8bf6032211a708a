import { controlFlowError } from './control-flow-error.ts';
import type { TraceProbe } from './probe.ts';
import type { Request, TensorRef, TraceEntry, Values } from './trace.ts';

/** Where the numbers of an upload come from in every run, and not in the probes alone. */
export type TraceSource =
  | { readonly kind: 'constant'; readonly values: Values }
  | { readonly kind: 'draw'; readonly request: number; readonly offset: number }
  | { readonly kind: 'parameter'; readonly name: string }
  /** Of nowhere that is known: no figure may rest on it. */
  | { readonly kind: 'unexplained' };

export type TraceStep = { /** Which entry of the trace it was. */ readonly entry: number } & (
  | { readonly kind: 'upload'; readonly tensor: TensorRef; readonly source: TraceSource }
  | Extract<TraceEntry, { kind: 'kernel' }>
);

/** What a subject does in every run, whatever its numbers. */
export type Trace = {
  readonly steps: readonly TraceStep[];
  readonly requests: readonly Request[];
  /** The data read, in the order of reading. */
  readonly reads: readonly number[];
  /** Settings that became parameters. */
  readonly parameters: readonly string[];
};

type Upload = Extract<TraceEntry, { kind: 'upload' }>;

/**
 * What several probes have in common. Their streams, swept numbers and answers to reads differ, so what is the
 * same in all of them depends on none of these.
 *
 * @param probes the first, then those that followed it call by call: of these it stays to be seen whether they
 *   came to its end
 * @throws Declined where one ended sooner or asked its streams for other numbers
 */
export function mergeProbes(probes: readonly TraceProbe[]): Trace {
  const [first, ...others] = probes;
  if (!first) throw new Error('there is no probe to explain');
  for (const other of others) assertSameRequests(first, other);
  const shortest = Math.min(...probes.map(({ entries }) => entries.length));
  if (shortest < first.entries.length) throw controlFlowError(`ends after ${shortest} calls in one run`);
  const parameters = new Set<string>();
  const steps: TraceStep[] = [];
  const reads: number[] = [];
  first.entries.forEach((entry, at) => {
    const twins = others.map(({ entries }) => entries[at]);
    if (entry.kind === 'read') reads.push(entry.id);
    else if (entry.kind === 'kernel') steps.push({ ...entry, entry: at });
    else {
      const source = sourceOf([entry, ...(twins as Upload[])], probes);
      if (source.kind === 'parameter') parameters.add(source.name);
      steps.push({ kind: 'upload', tensor: entry.tensor, source, entry: at });
    }
  });
  return { steps, requests: first.requests, reads, parameters: [...parameters] };
}

function assertSameRequests(first: TraceProbe, other: TraceProbe): void {
  const text = ({ requests }: TraceProbe) => JSON.stringify(requests);
  if (text(first) !== text(other)) throw controlFlowError('asks its streams for other numbers');
}

function sourceOf(uploads: readonly Upload[], probes: readonly TraceProbe[]): TraceSource {
  const [first] = uploads;
  if (!first) throw new Error('there is no upload to explain');
  const { origin, values } = first;
  if (origin !== null) return { kind: 'draw', ...origin };
  const name = Object.keys(probes[0]?.sentinels ?? {}).find((setting) =>
    uploads.every((upload, i) => holdsOnly(upload.values, probes[i]?.sentinels[setting])),
  );
  if (name !== undefined) return { kind: 'parameter', name };
  if (uploads.every((upload) => sameValues(upload.values, values))) return { kind: 'constant', values };
  return { kind: 'unexplained' };
}

/** A sentinel is float32, so that it arrives as it was given. */
function holdsOnly(values: Values, sentinel: number | undefined): boolean {
  return sentinel !== undefined && values.length > 0 && values.every((value) => value === sentinel);
}

function sameValues(a: Values, b: Values): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}
