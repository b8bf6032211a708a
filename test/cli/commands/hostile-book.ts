import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { serialiseOutcome } from '../../../src/outcome/serialise-outcome.ts';
import { hostileOutcome, redOutcome } from '../../fixtures/report/outcome.ts';

/** What each reader of a text obeys: a terminal, GitHub's log, Markdown, HTML, and XML in what it forbids. */
export const attack =
  'q\u001b[35m\u202e\u2066\r::error::x\n  ::error::y\n##[group]z\u009b1m @nobody www.evil.example https://evil.example#12 <b>&]]> `|';

/** The same where no character may be hidden, as in a value that is passed to the code. */
export const plainAttack = '::error::x ##[group]z @nobody www.evil.example <b>';

const text = JSON.stringify(attack);
const plain = JSON.stringify(plainAttack);

/** A book that says nothing else in its titles, errors, metrics, parameters, streams and settings. */
export const hostileBook = {
  'package.json': '{ "type": "module" }',
  'book.js': `import { homedir } from 'node:os';
const attack = ${text};
const places = process.cwd() + '/data/a.csv ' + homedir() + '/secret ';
export function shrink({ rate = 0, label, epochs = 3 }, random) {
  const [start] = random.normal(attack, [1]);
  if (rate === 1) throw Object.assign(new RangeError(places + attack), { name: attack });
  if (rate === 2) return attack;
  const loss = Array.from({ length: epochs }, (_, i) => Math.abs(start) + 10 - rate * (i + 1));
  return { metrics: { loss, [attack + label]: loss }, parameters: { [attack]: Float32Array.of(start) } };
}
`,
  'experiments/hostile.experiment.yaml': `
title: { en: ${text}, zh-CN: ${text} }
subject: ../book.js#shrink
metrics: [loss]
states: { epochs: 3 }
sweep: { rate: [0, 1, 2, 3], label: [${plain}] }
seeds: 0..2
claims:
  - { id: falls, says: ${text}, note: ${text}, where: ${text}, expect: loss falls along rate }
  - { id: less, says: ${text}, expect: loss(rate=3) < loss(rate=0), map: { rate: [0, 3], epoch: 1..3 } }
guards: [streams, baseline]
`,
  'experiments/hostile.sabotage.yaml': `
defects:
  - id: crashing
    says: ${text}
    source: ${text}
    edits: [{ file: ../book.js, find: const loss =, replace: 'throw new RangeError(attack); const loss =' }]
    noticedBy: { less: any }
  - id: absent
    says: ${text}
    edits: [{ file: ../book.js, find: ${text}, replace: '' }]
    noticedBy: { less: any }
`,
  'experiments/hostile.baseline.json': `{ ${text}: ${text} }`,
};

/** Files that cannot be read as what they are, with hostile texts and names. */
export const brokenFiles = {
  'broken/keys.experiment.yaml': `{ ${text}: 1, title: ${text}, subject: ${text}, guards: [${text}], claims: [{ id: ${text}, expect: ${text} }] }`,
  'broken/no-yaml.experiment.yaml': `title: ${attack}\n: [\n`,
  'broken/throws.experiment.js': `throw new Error(${text});`,
  'broken/\u001b[35m::error::x.experiment.yaml': 'a: 1',
  'unreadable/a/outcome.json': `{ ${text}: ${text} }`,
  'unreadable/b/outcome.json': attack,
};

/** A saved outcome with hostile text around every string but those that name a code of bookproof's. */
export function savedHostile(): string {
  const [hostile, red] = [hostileOutcome(attack), redOutcome()];
  const outcome: Outcome = {
    ...hostile,
    experiment: { ...hostile.experiment, id: red.experiment.id, guards: red.experiment.guards },
    checks: hostile.checks.map((check, at) =>
      check.role === 'guard' ? { ...check, id: red.checks[at]!.id } : check,
    ),
  };
  return serialiseOutcome(outcome);
}
