import { formatNumber } from '../../format/numbers.ts';
import { formatCount } from './grammar.ts';

/** Texts on the runs, on what is stated and on the environment. */
export const sectionWords = {
  runs: {
    counted: (count: number, parts: readonly string[]): string =>
      `${formatCount(count, 'run')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`,
    state: {
      finished: 'finished',
      diverged: 'diverged',
      threw: 'threw',
      refused: 'result refused',
      'not-run': 'not made',
    },
    failed: 'Runs that did not finish',
    first: (shown: number, of: number): string => `, the first ${shown} of ${of}`,
    run: 'Run',
    how: 'How',
    why: 'Why',
    alone: 'Alone',
    cells: 'Each cell of the sweep: how its runs ended, and the medians over those with a finite value',
    someCells: (shown: number, of: number): string =>
      `; ${shown} of ${of} cells, those with runs that did not finish first, an even choice of the others`,
    cell: 'Cell',
    runs: 'Runs',
    everyRun: 'every run',
    median: (quantity: string): string => `${quantity}, median`,
    firstSeed: 'First seed alone',
    notFinite: (epoch: string): string => `not finite from epoch ${epoch} on`,
    grown: (growth: string): string => `the weights ended ${growth} times as long as they began`,
  },
  failures: {
    runs: (first: string, others: number): string =>
      others === 0 ? first : `${first} and ${formatCount(others, 'other run')}`,
    calledFrom: (place: string): string => `called from ${place}`,
    causedBy: (error: string): string => `caused by ${error}`,
  },
  exit: {
    ok: 'everything holds',
    fails: 'a claim or guard fails',
    usage: 'usage or experiment error',
    baseline: 'only the baseline moved',
    undecided: 'something is undecided or was not measured',
    bug: 'a bug in bookproof',
    output: 'output cannot be written',
    interrupted: 'interrupted; what was finished is kept, marked incomplete',
  },
  compared: {
    ok: 'nothing is worse than before',
    fails: 'something fails that did not',
    undecided: 'something is no longer decided, or no longer asked',
    baseline: 'only guards against blessed figures regressed',
  },
  closing: {
    exit: (code: number, meaning: string): string => `exit ${code}: ${meaning}`,
    why: (command: string): string => `${command} shows why`,
    bless: (command: string): string => `${command} shows what it would take`,
    report: (path: string): string => `report in ${path}`,
    refused: 'what was refused is named above',
    page: (path: string): string => `page in ${path}`,
    part: (id: string, folder: string): string =>
      `${id}: a part, in ${folder}; the whole report beside it is as it was`,
    later: (id: string, why: string): string =>
      `${id}: a later part (${why}) is beside the whole report; --part shows that`,
  },
  only: {
    draws: 'draws, by the digest of what was handed out',
    metrics: 'metrics by epoch',
    ends: 'at the end',
    guards: 'guards, of this run alone',
    unread: (name: string, reads: readonly string[], near: string | null): string =>
      `the code did not read the setting "${name}"; it reads ${reads.join(', ') || 'none'}${near === null ? '' : `: did you mean "${near}"?`}`,
  },
  programs: {
    caption:
      'Runs of which only figures are asked go side by side in lanes, once what the code does is traced',
    compared: (runs: number): string =>
      `; ${runs} of the runs that were counted over many seeds were made as written too, and ended the same`,
    settings: 'Settings',
    lifted: 'Given anew for each run',
    how: 'How',
    none: 'none',
    accelerated: (calls: number, loops: number, kernels: number, kilobytes: string): string =>
      `${calls} calls of TensorFlow.js became ${loops} loops of ${kernels} kinds, ${kilobytes} kB a run`,
    declined: (reason: string): string => `as written: ${reason}`,
    differs: (reason: string): string => `as written, since lanes gave other numbers: ${reason}`,
  },
  stated: {
    caption: 'What the chapter states of its code, where its prose says otherwise, and what was measured',
    quantity: 'Quantity',
    code: 'Code',
    prose: 'Prose',
    measured: 'Measured',
    differs: (figure: string): string => `${figure} (differs)`,
  },
  environment: {
    backend: 'Backend',
    node: 'Node.js',
    platform: 'Platform',
    cpu: 'Processor',
    timeZone: 'Time zone',
    locale: 'Locale',
    workers: 'Workers',
    started: 'Started',
    time: 'Time',
    stage: {
      open: 'open',
      plan: 'plan',
      train: 'train',
      judge: 'judge',
      repeat: 'repeat',
      seeds: 'seeds',
      maps: 'maps',
    },
    digests: 'Digests',
    sabotage: 'Sabotage',
    justNow: 'tried within a minute of this run',
    tried: (count: number, unit: 'minute' | 'hour' | 'day', before: boolean): string =>
      `tried ${formatCount(count, unit)} ${before ? 'before' : 'after'} this run`,
  },
  dataOf: (standsFor: string | null, note: string | null): string => {
    const head = standsFor === null ? 'Data' : `Data standing for ${standsFor}`;
    return note === null ? head : `${head}: ${note}`;
  },
  experiments: (count: number): string => formatCount(count, 'experiment'),
  moreOpen: (count: number): string => `and ${formatNumber(count)} more`,
};
