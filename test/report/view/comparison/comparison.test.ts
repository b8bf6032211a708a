import { describe, expect, it } from 'vitest';
import { compareOutcomes } from '../../../../src/comparison/compare-outcomes.ts';
import type { Outcome } from '../../../../src/model/outcome/outcome.ts';
import { wordsOf } from '../../../../src/report/locale/words-of.ts';
import { renderComparison } from '../../../../src/report/terminal/render-comparison.ts';
import { renderComparisonJson } from '../../../../src/report/formats/render-comparison-json.ts';
import { columnsOf } from '../../../../src/report/terminal/layout.ts';
import {
  scaled,
  withClaim,
  withState,
  withVerdict,
  withoutClaim,
} from '../../../fixtures/comparison/changed-outcome.ts';
import { green, hostile, view, worse } from '../../../fixtures/comparison/shown.ts';
import { comparison } from '../../../fixtures/report/evidence.ts';
import { greenOutcome, redOutcome } from '../../../fixtures/report/outcome.ts';

const plain = { color: false, width: 80 };

describe('the headline', () => {
  const failing = withState(green, 'falls', 'fails');
  it.each([
    ['1 claim regressed, 5 unchanged', green, worse],
    ['Nothing regressed: 1 claim fixed, 5 unchanged', worse, green],
    ['Nothing regressed: 4 claims and 2 guards unchanged', green, green],
    ['1 claim and 1 guard regressed, 4 unchanged', green, withState(worse, 'streams', 'fails')],
    ['1 claim undecided, 5 unchanged', green, withState(green, 'falls', 'undecided')],
    ['Nothing regressed: 4 claims and 2 guards unchanged (1 not holding, as before)', failing, failing],
    ['1 claim new and failing, 5 unchanged', withoutClaim(green, 'falls'), worse],
    ['Nothing regressed: 1 claim new, 5 unchanged', withoutClaim(green, 'falls'), green],
    ['1 claim gone, 5 unchanged', green, withoutClaim(green, 'falls')],
    ['Nothing regressed: 4 claims and 2 guards new', null, green],
  ] as const)('is "%s"', (headline, base, head) => expect(view(base, head).headline).toBe(headline));
});

describe('why', () => {
  const why = (base: Outcome | null, head: Outcome | null) =>
    view(base, head).experiments[0]?.why.join('\n') ?? '';

  it('says which sources changed and which did not', () =>
    expect(why(green, worse)).toContain(
      'The book’s code changed; the experiment and bookproof’s checks did not.',
    ));

  it('says that figures moved without any', () =>
    expect(why(green, scaled(green, 2))).toContain('Figures moved all the same'));

  it('says that every run is the same to the last bit', () =>
    expect(why(green, green)).toContain('9 runs, all the same to the last bit.'));

  it('hands on what a guard says of the code', () =>
    expect(why(green, redOutcome())).toContain(
      'The guard data-law says: the noise in the labels has sd 0.0998, stated 0.01',
    ));

  it('names runs that end otherwise', () =>
    expect(why(green, redOutcome())).toContain('1 run finished → threw (first lambda=0,seed=1)'));

  it('says so of an experiment that one side alone has', () => {
    expect(why(null, green)).toBe('A new experiment: there is nothing before it to compare with.');
    expect(why(green, null)).toBe('Gone: there is no outcome of it now.');
  });

  it('says what the command line changed, and on which side', () =>
    expect(why({ ...green, changes: ['--seeds 1..2'] }, green)).toContain(
      'Changed on the command line before: --seeds 1..2.',
    ));

  it('says what of the environment differs', () =>
    expect(why(green, { ...green, environment: { ...green.environment, node: 'v99.0.0' } })).toContain(
      '→ v99.0.0.',
    ));
});

describe('a claim that is asked otherwise', () => {
  it('is shown with both questions, as no comparison of verdicts', () => {
    const head = withClaim(green, 'falls', (claim) => ({
      ...claim,
      expect: 'testLoss(lambda=5) <= 0.5 * testLoss(lambda=0)',
      statement:
        claim.statement.kind === 'comparison'
          ? { ...claim.statement, right: { ...claim.statement.right, factor: 0.5 } }
          : claim.statement,
    }));
    const text = view(green, head).experiments[0]?.notable[0]?.lines.join(' ') ?? '';
    expect(text).toContain('not of the same question: the threshold changed.');
    expect(text).toContain('<= 0.1 * testLoss(lambda=0), in every run → testLoss(lambda=5) <= 0.5 *');
    expect(text).not.toContain('flipped');
  });

  it('by the words of another language alone shows no sentence twice', () => {
    const says = (chinese: string) =>
      withClaim(green, 'falls', (claim) => ({ ...claim, says: { en: 'It falls.', 'zh-CN': chinese } }));
    const lines = view(says('甲'), says('乙')).experiments[0]?.notable[0]?.lines ?? [];
    expect(lines).toContain('The sentence was reworded; what decides it is the same.');
    expect(lines.join(' ')).not.toContain('→');
    expect(view(says('甲'), says('甲')).experiments[0]?.notable).toEqual([]);
  });

  it('by its words alone says that what decides it is the same', () => {
    const head = withClaim(green, 'falls', (claim) => ({ ...claim, says: 'Otherwise.' }));
    expect(view(green, head).experiments[0]?.notable[0]?.lines).toContain(
      'The sentence was reworded; what decides it is the same.',
    );
  });

  it('shows both sentences, with no full stop after their own', () => {
    const says = (text: string) => withClaim(green, 'falls', (claim) => ({ ...claim, says: text }));
    const lines = (words: 'en' | 'zh-CN', [before, now]: readonly [string, string]) =>
      view(says(before), says(now), wordsOf(words)).experiments[0]?.notable[0]?.lines;
    expect(lines('en', ['It falls.', 'It falls (much).'])).toContain('“It falls.” → “It falls (much).”');
    expect(lines('en', ['It falls', 'Down'])).toContain('“It falls” → “Down”.');
    expect(lines('zh-CN', ['下降。', '大幅下降。'])).toContain('“下降。” → “大幅下降。”');
  });
});

describe('what stands as before', () => {
  const unchanged = (head: Outcome) => view(green, head).experiments[0]?.unchanged;

  it('has no column for figures where none moved', () => {
    expect(unchanged(green)?.columns).toEqual(['Claim or guard', 'Verdict']);
    expect(new Set(unchanged(green)?.rows.map(({ cells }) => cells.length))).toEqual(new Set([1]));
    expect(unchanged(green)?.caption).toBe('What stands as before');
  });

  it('says how far figures moved where some did', () => {
    const head = withVerdict(green, 'falls', (verdict) => ({
      ...verdict,
      evidence: comparison([1, 2, 3], 2),
    }));
    expect(unchanged(head)?.columns).toHaveLength(6);
    expect(unchanged(head)?.rows.find(({ head: id }) => id === 'falls')?.cells[3]).toMatch(/^\+/);
    expect(unchanged(head)?.rows.find(({ head: id }) => id === 'trend')?.cells).toHaveLength(5);
    expect(unchanged(head)?.caption).toContain('how far');
  });
});

describe('the curves over each other', () => {
  it('stand in a cell that differs where none that a report shows in full does', () => {
    const base = greenOutcome({ sweep: { lambda: [0, 1, 5, 7, 10] } }); // whose claims name 0 and 5
    const head = {
      ...base,
      records: base.records.map((record) =>
        record.run.startsWith('lambda=1,') && record.state === 'finished'
          ? { ...record, metrics: { trainLoss: [3, 2, 1] } }
          : record,
      ),
    };
    const pictures = view(base, head).experiments[0]?.pictures ?? [];
    expect(pictures.map(({ title }) => title)).toEqual(['Train loss by epoch, λ = 1']);
  });

  it('have before and now side by side in their table', () => {
    const [picture] = view(green, worse).experiments[0]?.pictures ?? [];
    expect(picture?.table.columns).toEqual([
      'Epoch',
      'train loss, before',
      'train loss, now',
      'test loss, before',
      'test loss, now',
    ]);
    expect(picture?.table.rows.at(-1)).toMatchObject({ head: '10', cells: ['3e-4', '4.5e-4', '92', '138'] });
  });

  it('leave out what is not finite, and say so', () => {
    const head = scaled(green, Number.POSITIVE_INFINITY);
    const [picture] = view(green, head).experiments[0]?.pictures ?? [];
    expect(picture?.caption).toContain('20 values left out: not finite.');
  });
});

describe('renderComparison', () => {
  it('says how it ended, and what became worse with its command', () => {
    const text = renderComparison(view(green, worse), { ...plain, width: 200 });
    expect(text.split('\n')[0]).toBe('✗ 1 claim regressed, 5 unchanged');
    expect(text).toContain('  ✗ falls  regressed\n');
    expect(text).toContain('\n      npx bookproof explain falls --output pull\n');
  });

  it('obeys no control sequence, and breaks no line', () => {
    const text = renderComparison(
      view(hostile(green, '\u001b[2J\r\n'), hostile(worse, '\u001b[2J\r\n')),
      plain,
    );
    expect(text).not.toContain('\u001b');
    expect(text).not.toContain('\r');
  });

  it('keeps within its width, but for tables and what is to be copied', () => {
    const lines = renderComparison(view(green, worse), { color: false, width: 60 }).split('\n');
    const isProse = (line: string) => !/npx bookproof| {2,}\S+ {2,}\S+ {2,}/.test(line);
    expect(lines.slice(1).filter((line) => columnsOf(line) > 60 && isProse(line))).toEqual([]);
  });

  it('says the same in Chinese, without an English word of its own', () => {
    const text = renderComparison(view(green, worse, wordsOf('zh-CN')), { ...plain, width: 200 });
    expect(text.split('\n')[0]).toBe('✗ 1 条论断变坏，5 项不变');
    expect(text).toContain('之前成立（3 次运行中 3 次），现在不成立（3 次运行中 0 次）。');
    expect(text).not.toMatch(/before|now|seed sds|flipped/);
  });
});

describe('renderComparisonJson', () => {
  it('holds the numbers, unrounded, with what is not finite as strings', () => {
    const head = scaled(green, Number.POSITIVE_INFINITY);
    const comparisons = [compareOutcomes('ridge', green, head)];
    const json = JSON.parse(renderComparisonJson(comparisons, view(green, head)));
    expect(json.format).toBe('bookproof/comparison/1');
    expect(json.experiments[0].checks.map(({ state }: { state: string }) => state)).toEqual(
      green.checks.map(() => 'same'),
    );
    expect(json.experiments[0].cells[0].shift.head).toBe('Infinity');
    expect(json.experiments[0].base).toBeUndefined();
  });
});
