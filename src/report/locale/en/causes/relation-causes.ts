import type { Cause } from '../../../../check/cause.ts';
import { textIn } from '../../../../spec/local-text.ts';
import { formatApart } from '../../../words/format-apart.ts';
import { formatNumber } from '../../../words/format-number.ts';
import { joinWords } from '../join-words.ts';
import { quantityWords } from '../quantity-words.ts';
import type { CauseTexts, Chapter } from '../../cause-texts.ts';

type Broken = Extract<Cause, { code: 'relation' }>;

/** Causes in how two runs compare. */
export const relationCauses = {
  relation: (cause, chapter) =>
    `${relationWords(cause, chapter)}: ${sentences[cause.kind](cause)}: ${question(cause)}`,
  'relation-diverged': ({ relations, run, epoch }) =>
    `${run} diverged${epoch === null ? '' : ` in epoch ${formatNumber(epoch)}`}, and ${relations.length === 1 ? 'the relation' : 'the relations'} ${joinWords(relations)} ${relations.length === 1 ? 'starts' : 'start'} from it: what comes of a change cannot be told there. Give ${relations.length === 1 ? 'it' : 'them'} a "with" at which training stays finite`,
} satisfies CauseTexts<'relation' | 'relation-diverged'>;

const sentences = {
  keeps: (cause) => `${place(cause)} should have stayed ${stated(cause)}, and ${became(cause)}`,
  scales: (cause) => `${place(cause)} should have scaled to ${stated(cause)}, and ${became(cause)}`,
  moves: (cause) => {
    const everywhere = { metric: ' in every epoch', once: '', parameter: ' in every value' }[cause.of];
    return `${quantityWords(cause.quantity)} should have moved, and is the same${everywhere} in ${cause.run} as in ${cause.other}`;
  },
} satisfies Readonly<Record<Broken['kind'], (cause: Broken) => string>>;

/** Its sentence, where the experiment gives one. */
function relationWords({ relation }: Broken, { relations = [] }: Chapter): string {
  const says = relations.find(({ id }) => id === relation)?.says;
  return says === undefined
    ? `relation "${relation}"`
    : `relation "${relation}" (${textIn(says, 'en').replace(/\.$/, '')})`;
}

/** `w[3]`, `train loss in epoch 2`, or `test accuracy`, which is known once. */
function place({ quantity, of, at }: Broken): string {
  if (of === 'parameter') return `${quantity}[${at}]`;
  return of === 'once' ? quantityWords(quantity) : `${quantityWords(quantity)} in epoch ${formatNumber(at)}`;
}

function stated({ other, measured, stated: value }: Broken): string {
  return `${formatApart(measured, value)[1]}, by ${other}`;
}

function became({ run, measured, stated: value }: Broken): string {
  return `is ${formatApart(measured, value)[0]} in ${run}`;
}

/** What usually lies behind a broken relation that laws have, and that authors give the same name. */
const suspects: Readonly<Record<string, string>> = {
  'scaled scales': 'does a constant or another penalty take part that does not scale with the labels?',
  'other-test-rows keeps': 'does training see the test rows?',
  'other-test-rows moves': 'is it computed on other rows than the test rows?',
  'other-order moves': 'does training follow the order that it draws?',
  'other-start moves': 'do the weights start at the numbers drawn?',
};

function question({ relation, kind, quantity }: Broken): string {
  const key = `${relation} ${kind}`;
  if (Object.hasOwn(suspects, key)) return suspects[key] ?? '';
  const changed = kind === 'scales' ? 'on more than what was scaled' : 'on what was changed';
  return `does ${quantityWords(quantity)} depend ${changed}?`;
}
