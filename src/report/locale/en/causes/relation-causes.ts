import type { Cause } from '../../../../model/outcome/cause.ts';
import { textIn } from '../../../../model/experiment/local-text.ts';
import { formatDistinct, formatNumber } from '../../../format/numbers.ts';
import { joinWords } from '../grammar.ts';
import { quantityWords } from '../names.ts';
import type { Chapter, SomeCauseTexts } from '../../cause-texts.ts';

type Broken = Extract<Cause, { code: 'relation' }>;

/** Causes in a comparison of two runs. */
export const relationCauses = {
  relation: (cause, chapter) =>
    `${relationWords(cause, chapter)}: ${sentences[cause.kind](cause)}${seen(cause, chapter)}`,
  'relation-diverged': ({ relations, run, epoch }) =>
    `${run} diverged${epoch === null ? '' : ` in epoch ${formatNumber(epoch)}`}, and ${relations.length === 1 ? 'the relation' : 'the relations'} ${joinWords(relations)} ${relations.length === 1 ? 'starts' : 'start'} from it: what comes of a change cannot be told there. Give ${relations.length === 1 ? 'it' : 'them'} a "with" at which training stays finite`,
} satisfies SomeCauseTexts;

const sentences = {
  keeps: (cause) => `${place(cause)} should have stayed ${stated(cause)}, and ${became(cause)}`,
  scales: (cause) => `${place(cause)} should have scaled to ${stated(cause)}, and ${became(cause)}`,
  moves: (cause) => {
    const everywhere = { metric: ' in every epoch', once: '', parameter: ' in every value' }[cause.of];
    return `${quantityWords(cause.quantity)} should have moved, and is the same${everywhere} in ${cause.run} as in ${cause.other}`;
  },
} satisfies Readonly<Record<Broken['kind'], (cause: Broken) => string>>;

/** Names a relation, with its sentence if the experiment gives one. */
function relationWords({ relation }: Broken, { relations = [] }: Chapter): string {
  const says = relations.find(({ id }) => id === relation)?.says;
  return says === undefined
    ? `relation "${relation}"`
    : `relation "${relation}" (${textIn(says, 'en').replace(/\.$/, '')})`;
}

/** `w[3]`, `train loss in epoch 2`, or `test accuracy` for a metric that is known once. */
function place({ quantity, of, at }: Broken): string {
  if (of === 'parameter') return `${quantity}[${at}]`;
  return of === 'once' ? quantityWords(quantity) : `${quantityWords(quantity)} in epoch ${formatNumber(at)}`;
}

function stated({ other, measured, stated: value }: Broken): string {
  return `${formatDistinct(measured, value)[1]}, by ${other}`;
}

function became({ run, measured, stated: value }: Broken): string {
  return `is ${formatDistinct(measured, value)[0]} in ${run}`;
}

/** What a broken relation of a law means. Of an author's own relation nothing is known but what was measured. */
const meanings: Readonly<Record<string, string>> = {
  'other-test-rows keeps parameter': 'training sees the test rows',
  'other-test-rows keeps metric': 'it depends on the test rows',
  'other-test-rows moves metric': 'it does not depend on the test rows',
  'other-order moves metric': 'it does not depend on the order drawn',
  'other-order moves parameter': 'it does not depend on the order drawn',
  'other-start moves metric': 'it does not depend on the start drawn',
  'other-start moves parameter': 'it does not depend on the start drawn',
};

function seen({ relation, kind, of }: Broken, { relations = [] }: Chapter): string {
  const key = `${relation} ${kind} ${of}`;
  const isOwn = relations.some(({ id }) => id === relation);
  return isOwn || !Object.hasOwn(meanings, key) ? '' : `: ${meanings[key]}`;
}
