import { describe, expect, it } from 'vitest';
import type { ExploredDefect, Exploration } from '../../../src/sabotage/explore/exploration.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { renderExploration } from '../../../src/report/terminal/render-exploration.ts';

const defect = (state: ExploredDefect['state'], part: Partial<ExploredDefect> = {}): ExploredDefect => ({
  id: 'constant:book.ts:7:3:10',
  kind: 'constant',
  file: 'book.ts',
  line: 7,
  start: 0,
  end: 1,
  before: '1',
  after: '10',
  state,
  why: null,
  undecided: [],
  noticedBy: state === 'caught' ? ['streams'] : [],
  ...part,
});

function rendered(part: Partial<Exploration>): string {
  const defects = part.defects ?? [];
  const exploration: Exploration = {
    unmodified: { state: 'clean', why: null, failing: [], undecided: [] },
    generated: defects.length,
    unparsed: [],
    defects,
    complete: true,
    ...part,
  };
  return renderExploration('A book', exploration, english, { color: false, width: 100 });
}

describe('the score', () => {
  it.each([
    [['caught'], 'caught 1 of 1 that ran (100 %), 0 survive\n'],
    [['caught', 'caught', 'survived'], 'caught 2 of 3 that ran (67 %), 1 survives\n'],
    [['survived', 'survived', 'crashed'], 'caught 0 of 2 that ran (0 %), 2 survive, 1 crashes\n'],
    [['crashed', 'hung', 'hung'], 'caught 0 of 0 that ran, 0 survive, 1 crashes, 2 hang\n'],
    [['caught', 'hung'], 'caught 1 of 1 that ran (100 %), 0 survive, 1 hangs\n'],
  ] as const)('of %j leaves out what crashes and hangs', (states, said) =>
    expect(rendered({ defects: states.map((state) => defect(state)) })).toContain(`· A book: ${said}`),
  );

  it('is none where there is nothing to change, or the code as it is fails', () => {
    expect(rendered({})).toContain('· A book: there is nothing in the code to make a defect of\n');
    const unmodified = { state: 'unclean', why: null, failing: ['a', 'b'], undecided: [] } as const;
    expect(rendered({ unmodified, generated: 9 })).toContain(
      '✗ A book: the code as it is is not clean: a, b fail\n',
    );
  });
});

describe('what it says of defects', () => {
  it('shows a survivor with its line, and a long statement by its beginning on one line', () => {
    const before = `tf.tidy(() => {\n  ${'step();'.repeat(20)}\n});`;
    const text = rendered({
      defects: [defect('survived'), defect('survived', { kind: 'line', before, after: ';' })],
    });
    expect(text).toContain('    book.ts:7  constant: 1 → 10\n');
    expect(text).toContain(
      `    book.ts:7  statement left out: tf.tidy(() => { ${'step();'.repeat(6)}s… → nothing\n`,
    );
  });

  it('says what only moved, why one crashed, and what was left out', () => {
    const text = rendered({
      defects: [
        defect('survived', { noticedBy: ['baseline'], undecided: ['falls'] }),
        defect('hung', { why: 'longer than 1 s' }),
      ],
      generated: 5,
      unparsed: [{ file: 'odd.ts', why: 'Unexpected token (1:6)' }],
      unmodified: { state: 'clean', why: null, failing: [], undecided: ['hold-out'] },
      complete: false,
    });
    expect(text).toContain('      baseline sees that something moved, which does not count as catching\n');
    expect(text).toContain('      left undecided, and so neither holding nor caught: falls\n');
    expect(text).toContain('  Crashed or hung\n    book.ts:7  constant: 1 → 10\n      longer than 1 s\n');
    expect(text).toContain(
      '  2 of 5 generated defects tried, chosen evenly over kinds and files; --explore 5 tries all.\n',
    );
    expect(text).toContain('  Interrupted: the others were not tried.\n');
    expect(text).toContain('  Undecided on the code as it is, and left out: hold-out.\n');
    expect(text).toContain('  odd.ts cannot be parsed: Unexpected token (1:6)\n');
  });
});
