import type { DrawKind } from '../../model/run/random.ts';

/** A tensor as a kernel sees it: which data, and in what shape, since a reshape makes no new data. */
export type TensorRef = {
  /** Counts the data of a trace in the order in which they come up. */
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: string;
};

/** Where in what a stream handed out an array lies: the request by its index, and the element of it. */
export type Origin = { readonly request: number; readonly offset: number };

export type Values = Float32Array | Int32Array | Uint8Array;

/** What a subject does to a backend, one call after another. */
export type TraceEntry =
  | {
      readonly kind: 'upload';
      readonly tensor: TensorRef;
      readonly values: Values;
      /** Where a stream handed it out; null for numbers of the code's own. */
      readonly origin: Origin | null;
    }
  | {
      readonly kind: 'kernel';
      readonly name: string;
      readonly inputs: Readonly<Record<string, TensorRef>>;
      readonly attributes: Readonly<Record<string, unknown>>;
      readonly outputs: readonly TensorRef[];
      /** Whether it hands them out as a list, which may be of one. */
      readonly listed: boolean;
    }
  | {
      readonly kind: 'read';
      readonly id: number;
      /** What the subject was given. */
      readonly values: Values;
    };

/** A request to a stream. */
export type Request = {
  readonly stream: string;
  readonly kind: DrawKind;
  /** How many numbers. */
  readonly size: number;
  /** Of what they are drawn: low and high, a probability, or of how many a choice is made. */
  readonly bounds?: readonly number[];
};

const integerKinds: ReadonlySet<DrawKind> = new Set(['permutation', 'choice', 'integers']);

/** Whether what a request hands out are integers. */
export function drawsIntegers({ kind }: Pick<Request, 'kind'>): boolean {
  return integerKinds.has(kind);
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((side, k) => side === b[k]);
}

/** A metric at some epoch, counted from 0, or known once, or a parameter. */
export type Figure =
  | { readonly of: 'metric'; readonly name: string; readonly epoch: number | null }
  | { readonly of: 'parameter'; readonly name: string };

/** What the reads of a probe are answered with. */
export type AnswerKind = 'tiny' | 'huge' | 'nan';
