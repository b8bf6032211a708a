import type { Cause, CauseCode } from '../model/outcome/cause.ts';
import type { StatedNumbers } from './hints.ts';

/** What the numbers of a cause amount to; a report turns the code into words. */
export const remarkCodes = [
  'gradients-kept',
  'momentum-unstated',
  'bias-not-updated',
  'bias-decays-as-weights',
  'all-test-rows',
  'step-an-epoch',
  'step-fewer-an-epoch',
  'steps-for-each',
] as const;
export type RemarkCode = (typeof remarkCodes)[number];

/** A remark, and the number that its words name; 0 if they name none. */
export type Remark = { readonly code: RemarkCode; readonly count: number };

type States = StatedNumbers['states'];

/** A recovered coefficient is accurate to a thousandth of itself. */
const near = 1e-3;
/** Two recovered decays are one if they differ by no more than this share. */
const alike = 0.02;

const remarks = {
  momentum: ({ measured }) => (Math.abs(measured - 1) < near ? 'gradients-kept' : 'momentum-unstated'),
  'bias-rate': ({ measured, stated }) => (Math.abs(measured) < near * stated ? 'bias-not-updated' : null),
  'bias-decays': ({ measured, weights }) =>
    weights !== undefined && Math.abs(measured / weights - 1) < alike ? 'bias-decays-as-weights' : null,
  'foreign-rows': ({ rows }, { testRows }) => (rows > 1 && rows === testRows ? 'all-test-rows' : null),
  'step-count': ({ measured, stated }, { epochs }) => {
    if (epochs === undefined) return null;
    if (measured === epochs) return 'step-an-epoch';
    if (measured === stated - epochs) return 'step-fewer-an-epoch';
    return measured > stated && measured % stated === 0
      ? { code: 'steps-for-each', count: measured / stated }
      : null;
  },
} satisfies {
  readonly [C in CauseCode]?: (
    cause: Extract<Cause, { code: C }>,
    states: States,
  ) => RemarkCode | Remark | null;
};

/** Returns what the numbers of a cause amount to, by what the chapter states; null if they show nothing more. */
export function remarkOf(cause: Cause, { states }: StatedNumbers): Remark | null {
  const table: Partial<Record<CauseCode, (cause: never, states: States) => RemarkCode | Remark | null>> =
    remarks;
  const remark = table[cause.code]?.(cause as never, states) ?? null; // the table has one function for each code
  return typeof remark === 'string' ? { code: remark, count: 0 } : remark;
}
