import { norm } from '../laws/linear-model.ts';
import { decodeFloats } from '../model/base64.ts';
import type { Figures } from '../model/outcome/figures.ts';
import { valuesOf } from '../model/run/metric.ts';
import type { FittedRecord } from '../model/run/record.ts';

export function figuresOf({ draws: drawn, state, metrics, parameters }: FittedRecord): Figures {
  const draws = new Map<string, { first: string; requests: number }>();
  for (const { stream, digest } of drawn) {
    const counted = draws.get(stream) ?? { first: digest, requests: 0 };
    draws.set(stream, { ...counted, requests: counted.requests + 1 });
  }
  return { state, draws: Object.fromEntries(draws), metrics, parameters };
}

/** Returns the final value of each metric and the norm of each parameter. */
export function finalFigures({ metrics, parameters }: Figures): Record<string, number> {
  const last = Object.entries(metrics).map(
    ([name, metric]) => [name, valuesOf(metric).at(-1) ?? Number.NaN] as const,
  );
  const norms = Object.entries(parameters).map(
    ([name, text]) => [`norm(${name})`, norm(decodeFloats(text))] as const,
  );
  return Object.fromEntries([...last, ...norms]);
}
