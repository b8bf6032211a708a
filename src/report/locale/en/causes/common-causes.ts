import type { Cause } from '../../../../model/outcome/cause.ts';
import type { BackendName } from '../../../../model/run/backend.ts';
import type { SomeCauseTexts } from '../../cause-texts.ts';
import { nearName } from '../../near-name.ts';
import { divergenceWords, unexaminedWords } from '../check-words.ts';
import { formatCount, joinWords } from '../grammar.ts';
import { formatNumber, formatShare } from '../../../format/numbers.ts';

/** Causes that any check may give, and those of claims. */
export const commonCauses = {
  threw: ({ run, message, name, at }) =>
    `the run ${run} threw${name === undefined ? '' : ` ${name}`}: ${message}${at === undefined ? '' : ` (${at})`}`,
  refused: ({ run, message }) => `what the run ${run} returned was refused: ${message}`,
  'backend-changed': ({ run, from, to, place }) =>
    `the run ${run} changed the backend from ${from} to ${to}${place === undefined ? '' : ` (${place})`}: what it made is not of ${from} alone, and does not count. Leave the backend as it is${chosen.has(to) ? `; --backend ${to} runs all on that` : ''}`,
  'not-run': ({ runs, first, again }) => {
    const made = again ? 'made again' : 'made';
    return runs === 1
      ? `the run ${first} was not ${made}`
      : `${formatCount(runs, 'run')} were not ${made}, the first is ${first}`;
  },
  diverged: ({ run, ...how }) => `the run ${run} diverged${divergenceWords(how)}`,
  missing: ({ run, what, has }) => {
    const near = nearName(what, has);
    const left = has.length === 0 ? '' : `, it leaves ${has.join(', ')}`;
    return `the run ${run} leaves no ${what}${left}${near === undefined ? '' : `: did you mean "${near}"?`}`;
  },
  'setting-unread': ({ name, place, subject, ...answer }) =>
    `${noRun(answer)} read the setting "${name}" of "${place}"; ${subject === undefined ? 'the code' : 'the code of equivalentTo'} ${answers('reads', answer)}`,
  'stream-unasked': ({ name, place, ...answer }) =>
    `${noRun(answer)} asked for the stream "${name}" of "${place}"; the code ${answers('asks for', answer)}`,
  'metric-unreported': ({ name, place, ...answer }) =>
    `${noRun(answer)} reported the metric "${name}" of "${place}"; the code ${answers('reports', answer)}`,
  'nothing-examined': ({ lacks }) =>
    `there was nothing to examine${lacks.length === 0 ? '' : `: what it looks at is ${joinWords(lacks.map(unexaminedWords))}`}`,
  'not-upheld': ({ held, of, run }) =>
    held === 0
      ? `it holds in none of ${formatCount(of, 'run')}; worst in ${run}`
      : `it does not hold in ${formatNumber(of - held)} of ${formatCount(of, 'run')}; worst in ${run}`,
  'not-finite': ({ reading, seed, epoch, measured, run }) =>
    `${reading} is ${formatNumber(measured)} ${epoch === null ? '' : `at epoch ${formatNumber(epoch)} `}of seed ${seed}, in the run ${run}: what is no finite number upholds nothing`,
  'no-trend': ({ reading, axis, run }) =>
    `${reading} has a single value along ${axis}, in the run ${run}: one value is no trend`,
  'too-few-runs': ({ held, of, low, high, required }) =>
    `it holds in ${formatNumber(held)} of ${formatCount(of, 'run')}, which puts its share between ${formatShare(low)} and ${formatShare(high)} where ${formatShare(required)} decides: so many runs do not decide`,
} satisfies SomeCauseTexts;

/** Backends that a command line can choose. */
const chosen: ReadonlySet<string> = new Set<BackendName>(['tensorflow', 'wasm', 'cpu']);

type Answer = Pick<Extract<Cause, { readonly place: string }>, 'known' | 'near' | 'failed'>;

function noRun({ failed }: Answer): string {
  return failed === undefined ? 'no run' : 'no run that left a fit';
}

/**
 * Lists the names that runs did answer to. It adds the one that may be meant, if no other run might have
 * answered.
 */
function answers(verb: string, { known, near, failed }: Answer): string {
  const list = `${verb} ${known.length === 0 ? 'none' : known.join(', ')}`;
  if (failed !== undefined) return `${list}, and ${formatCount(failed, 'run')} left no fit`;
  return `${list}${near === null ? ': name one that it knows, or remove this one' : `: did you mean "${near}"?`}`;
}
