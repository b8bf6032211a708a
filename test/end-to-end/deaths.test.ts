import { afterEach, expect, it } from 'vitest';
import { atLength, firstOf } from '../tools/at-length.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

let workspace: Workspace;
afterEach(() => workspace.remove());

/** What each kind of subject does, and what its record then says; null: it is innocent. */
const kinds: readonly (readonly [what: string, code: string, said: string | null])[] = [
  ['nothing', '', null],
  ['timer', "setTimeout(() => { throw new RangeError('timer'); }, 1)", 'RangeError: timer'],
  ['immediate', "setImmediate(() => { throw new Error('immediate'); })", 'immediate'],
  ['microtask', "queueMicrotask(() => { throw new Error('microtask'); })", 'microtask'],
  ['tick', "process.nextTick(() => { throw new Error('tick'); })", 'tick'],
  ['not an error', "setTimeout(() => { throw 'a text'; }, 1)", 'a text'],
  ['undefined', 'setTimeout(() => { throw undefined; }, 1)', 'undefined'],
  ['rejection', "void Promise.reject(new TypeError('rejected'))", 'TypeError: rejected'],
  ['late rejection', "setTimeout(() => void Promise.reject(new Error('late')), 20)", 'late'],
  ['emitter', "setTimeout(() => new EventEmitter().emit('error', new Error('emitted')), 1)", 'emitted'],
  [
    'caught late',
    'const p = Promise.reject(new Error("no")); await null; await wait(3); await p.catch(() => 0)',
    null,
  ],
  ['interval', 'setInterval(() => 0, 5).ref()', null],
  ['failing while it goes on', "setTimeout(() => { throw new Error('meanwhile'); }, 1); await wait(1e6)", 'meanwhile'], // prettier-ignore
  ['exit', 'process.exit(0)', 'its worker died twice'],
  ['late exit', 'setTimeout(() => process.exit(3), 1)', 'its worker died twice'],
  ['abort', 'process.abort()', 'process.abort() is not supported'],
];

const book = (cases: typeof kinds) => ({
  'book.js': `
import { EventEmitter } from 'node:events';
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
export async function fit({ kind }, random) {
  const [start] = random.normal('start', [1]);
  switch (kind) {
${cases.map(([, code], kind) => `    case ${kind}: { ${code}; break; }`).join('\n')}
  }
  return { metrics: { loss: [2, 1] }, parameters: { w: Float32Array.of(start) } };
}`,
  'experiments/dying.experiment.yaml': `
title: Dying
subject: ../book.js#fit
metrics: [loss]
sweep: { kind: [${cases.map((_, kind) => kind).join(', ')}] }
seeds: 1..2
claims:
${cases.map((_, kind) => `  - id: kind-${kind}\n    says: It ends.\n    expect: loss(kind=${kind}) <= 1`).join('\n')}
`,
});

it('a run that fails after it returned is the one that is named; the others are decided', async () => {
  workspace = makeWorkspace(book(kinds));
  const args = ['run', '--backend', 'cpu', '-j', '2', '--jit', 'off', '--reporter', 'json'];
  const { code, err } = await workspace.bookproof(args, { env: { NODE_DEBUG: 'bookproof:*' } });
  expect(code).toBe(4);
  expect(err).not.toMatch(/\n {4}at /); // no raw stack
  expect(err).toMatch(/^BOOKPROOF:RUN \d+: a worker died: /m);
  expect(err).toMatch(/^BOOKPROOF:FILES \d+: wrote .*outcome\.json$/m);
  const { checks, records, plan } = JSON.parse(workspace.read('reports/dying/outcome.json'));
  const said = kinds.map(([what], kind) => {
    const runs = plan.filter(({ settings }: { settings: { kind: number } }) => settings.kind === kind);
    const errors = runs.map(({ id }: { id: string }) => records.find(({ run }: { run: string }) => run === id)?.error); // prettier-ignore
    const { verdict } = checks.find(({ id }: { id: string }) => id === `kind-${kind}`);
    return { what, state: verdict.state, messages: errors.map((each?: { message: string }) => each?.message ?? null) }; // prettier-ignore
  });
  for (const [kind, [what, , expected]] of kinds.entries()) {
    const message = expected === null ? null : expect.stringContaining(expected);
    const state = expected === null ? 'holds' : 'undecided';
    expect(said[kind]).toEqual({ what, state, messages: [message, message] });
  }
}, 120_000);

it.runIf(atLength)(
  'a run that fails while others are made, long after it was answered for, is named all the same',
  async () => {
    workspace = makeWorkspace(
      book([
        ['later', "setTimeout(() => { throw new Error('later'); }, 300)", 'later'],
        ['slow', 'await wait(900)', null],
      ]),
    );
    const args = ['run', '--backend', 'cpu', '-j', '1', '--jit', 'off'];
    const { out } = await workspace.bookproof(args);
    expect(out).toContain('✓ kind-1');
    expect(out.replaceAll(/\s+/g, ' ')).toContain('it started failed after it had returned: later');
  },
  60_000,
);

it('a module that fails after it was loaded is no run’s fault: nothing is decided', async () => {
  const files = book(kinds.slice(0, 1));
  const failing = `setTimeout(() => { throw new Error('of the module'); }, 1);\n${files['book.js']}`;
  workspace = makeWorkspace({ ...files, 'book.js': failing });
  const { code, err } = await workspace.bookproof(['run', '--backend', 'cpu', '-j', '1', '--jit', 'off']);
  expect(code).toBe(2);
  expect(err).toContain('the subject book.js: a timer or a promise that it started failed');
}, 60_000);

it('a subject that ends its process while it is loaded is said in one line, and is no bug', async () => {
  const files = book(kinds.slice(0, 1));
  workspace = makeWorkspace({ ...files, 'book.js': `process.exit(0);\n${files['book.js']}` });
  const { code, err } = await workspace.bookproof(['run', '--backend', 'cpu', '-j', '1', '--jit', 'off']);
  expect(code).toBe(2);
  expect(err.trimEnd().split('\n')).toEqual([
    expect.stringContaining('a worker died while it loaded the subject book.js'),
  ]);
}, 60_000);

const crashes = [
  ['an error that nothing catches', "throw new RangeError('of ours')", 'RangeError: of ours'],
  ['a promise that nothing awaits', "void Promise.reject(new Error('of ours'))", 'Error: of ours'],
  ['what is no Error', "void Promise.reject('of ours')", 'of ours'],
  ['undefined', 'throw undefined', 'undefined'],
] as const;
it.each(firstOf(1, crashes))(
  '%s in the main process ends with 70, never with a verdict’s code',
  async (_, code, said) => {
    workspace = makeWorkspace(book(kinds.slice(0, 1)));
    const crash = `import { isMainThread } from 'node:worker_threads';
const crash = () => { if (process.listenerCount('uncaughtException') === 0) setTimeout(crash, 1); else { ${code}; } };
if (isMainThread) crash();`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(crash)}`;
    const ended = await workspace.bookproof(['run', '--backend', 'cpu', '-j', '1', '--jit', 'off'], {
      env: { NODE_OPTIONS },
    });
    expect(ended.err).toContain(`bookproof has a bug; please report it with what follows.\n${said}`);
    expect(ended.code).toBe(70);
  },
);
