import * as z from 'zod';
import { relationKinds, type RelationKind } from './relation-kinds.ts';

/** Quantities that a guard has by itself; a report turns them into words. */
export const findingCodes = [
  // reproducible
  'repeatedRuns',
  // streams
  'epochs',
  'draws',
  'orderRows',
  'orderCount',
  'drawKind',
  'sharedDraws',
  // held-out rows
  'heldOutRows',
  'trainedRows',
  'rowAlone',
  // data and start
  'noiseMean',
  'noiseSd',
  'features',
  'featureMean',
  'featureSd',
  'startMean',
  'startSd',
  'startBias',
  // training
  'w',
  'b',
  'trainResidual',
  'testResidual',
  'offSpan',
  'biasConserved',
  // closed forms
  'zeroInputsWeights',
  'zeroInputsBias',
  'oneRowWeights',
  'oneRowBias',
  'oneStepRate',
  'wipedWeights',
  // losses
  'trainLoss',
  'testLoss',
] as const;
export const findingCode = z.enum(findingCodes);
export type FindingCode = z.infer<typeof findingCode>;

const name = z.string();
const against = z.enum(['baseline', 'reference']);

/** A figure of a run, held against the one that was blessed or that the reference gives. */
const runFigure = z.discriminatedUnion('of', [
  z.object({ of: z.literal('state'), against }),
  z.object({ of: z.literal('draws'), against }),
  z.object({ of: z.literal('metric'), name, against }),
  z.object({ of: z.literal('parameter'), name, against }),
]);

const composed = z.discriminatedUnion('of', [
  ...runFigure.options,
  /** Streams of which a run and the reference got different numbers. */
  z.object({ of: z.literal('streams'), against: z.literal('reference') }),
  /** A figure over the seeds of a cell, such as `norm(w)` at `lambda=5`. */
  z.object({ of: z.literal('cell'), figure: name, cell: z.string() }),
  /** Values that break what a relation keeps, scales or moves. */
  z.object({ of: z.literal('relation'), relation: name, kind: z.enum(relationKinds) }),
]);

export type Against = z.infer<typeof against>;
export type RunFigure = z.infer<typeof runFigure>;
export type ComposedQuantity = z.infer<typeof composed>;
/** What a finding measures. */
export type Quantity = FindingCode | ComposedQuantity;

/** A figure of a run as 0.1.0 saved it, such as `blessed metric testLoss`. */
const formerFigure = z
  .string()
  .regex(/^(?:blessed|reference) (?:state|draws|(?:metric|parameter) .*)$/)
  .transform((text): RunFigure => {
    const [side = '', of = '', ...rest] = text.split(' ');
    return runFigure.parse({ of, name: rest.join(' '), against: side === 'blessed' ? 'baseline' : side });
  });

/** A figure of a run as it is read. */
export const savedRunFigure = z.union([runFigure, formerFigure]);

const formerStreams = z
  .literal('reference streams')
  .transform((): ComposedQuantity => ({ of: 'streams', against: 'reference' }));

/** A relation as 0.1.0 saved it: `relation:<id>:<kind>`. */
const formerRelation = z
  .string()
  .regex(/^relation:.+:(?:keeps|scales|moves)$/)
  .transform((text): ComposedQuantity => {
    const end = text.lastIndexOf(':');
    const kind = text.slice(end + 1) as RelationKind; // the pattern allows no other
    return { of: 'relation', relation: text.slice('relation:'.length, end), kind };
  });

/** A figure of a cell as 0.1.0 saved it: `<figure> at <cell>`. */
const formerCell = z
  .string()
  .regex(/^.* at (?:every run|[^ ]*)$/)
  .transform((text): ComposedQuantity => {
    const at = text.lastIndexOf(' at ');
    return { of: 'cell', figure: text.slice(0, at), cell: text.slice(at + ' at '.length) };
  });

/** What a finding measures; the texts in which 0.1.0 saved it are read as well. */
export const quantity = z.union([
  findingCode,
  composed,
  formerFigure,
  formerStreams,
  formerRelation,
  formerCell,
]);

/** Returns a text that two quantities share only if they are the same. */
export function quantityKey(of: Quantity): string {
  return typeof of === 'string' ? of : JSON.stringify(of, Object.keys(of).toSorted());
}
