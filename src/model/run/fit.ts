import type { Drawn, Random } from './random.ts';
import type { Run } from './run.ts';
import type { Settings } from '../experiment/settings.ts';
import type { Metric } from './metric.ts';
import type { FittedRecord } from './record.ts';
import type { SeenModel } from './seen-model.ts';

/** Numbers as code has them: a list, nested lists as `arraySync` gives them, or a typed array. */
export type Numbers =
  | readonly (number | Numbers)[]
  | Float32Array
  | Float64Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint32Array
  | Uint16Array
  | Uint8Array
  | Uint8ClampedArray;

/** What a subject may return. Parameters and data become float32, since that is what TensorFlow.js trains in. */
export type ReturnedFit = {
  /** One value an epoch, as many for every metric; or a single number, known once, at the end. */
  readonly metrics: Readonly<Record<string, number | Numbers>>;
  /** Final values, row-major. */
  readonly parameters: Readonly<Record<string, Numbers>>;
  /** Metrics that are known once, at the end, such as r2. */
  readonly figures?: Readonly<Record<string, number>>;
  /** The data it made: features [rows, p] and labels [rows], train rows first. */
  readonly data?: {
    readonly features: Numbers;
    readonly labels: Numbers;
    readonly rows: number;
    /** Rows that reached an update, and rows that were evaluated as held out: their indices, counted from 0. */
    readonly train?: Numbers;
    readonly test?: Numbers;
  };
};

/** What a subject returned, in one form. */
export type Fit = {
  /** One value an epoch, as many for every metric; or a single number, known once, at the end. */
  readonly metrics: Readonly<Record<string, Metric>>;
  /** Final values, row-major. */
  readonly parameters: Readonly<Record<string, Float32Array>>;
  /** The data it made: features [rows, p] and labels [rows], train rows first. */
  readonly data?: {
    readonly features: Float32Array;
    readonly labels: Float32Array;
    readonly rows: number;
    /** Rows that reached an update, and rows that were evaluated as held out: their indices, counted from 0. */
    readonly train?: Int32Array;
    readonly test?: Int32Array;
  };
};

/** The book's code under test. */
export type Subject = (settings: Settings, random: Random) => ReturnedFit | Promise<ReturnedFit>;

/** A finished or diverged run with all it held, before it is dropped. */
export type TrainedRun = {
  readonly run: Run;
  readonly record: FittedRecord;
  readonly fit: Fit;
  readonly drawn: readonly Drawn[];
  /** What layers models trained on and evaluated; absent where the guard hold-out does not ask. */
  readonly models?: readonly SeenModel[];
};
