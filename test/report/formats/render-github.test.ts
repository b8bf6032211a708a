import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { renderGithub } from '../../../src/report/formats/render-github.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome, hostileOutcome, redOutcome } from '../../fixtures/report/outcome.ts';

const annotations = (outcomes: readonly Outcome[], pathOf?: (file: string) => string) =>
  renderGithub(
    outcomes.map((outcome) => viewOutcome(outcome, english)),
    pathOf,
  )
    .trimEnd()
    .split('\n');

const titlesOf = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/^::(\w+) .*title=([^:]*)::.*/, '$1 $2'));

type Margin = Outcome['checks'][number]['verdict']['margin'];

/** An Outcome whose claims fail by these margins, in the order of the experiment. */
function failingBy(margins: readonly Margin[]): Outcome {
  const green = greenOutcome();
  return {
    ...green,
    checks: green.checks.map((check, i) => {
      const margin = margins[i];
      return margin === undefined
        ? check
        : { ...check, verdict: { ...check.verdict, state: 'fails' as const, margin } };
    }),
  };
}

/** The guards of an Outcome renamed to one that reads blessed figures, and failing. */
function moved(outcome: Outcome): Outcome {
  return {
    ...outcome,
    checks: outcome.checks.map((check) =>
      check.id === 'streams'
        ? { ...check, id: 'baseline', verdict: { ...check.verdict, state: 'fails' as const } }
        : check,
    ),
  };
}

describe('renderGithub', () => {
  it('puts a failure on its line, and warns of what is undecided', () => {
    const lines = annotations([redOutcome()]);
    expect(lines).toContainEqual(
      expect.stringMatching(
        /^::error file=experiments\/ridge\.experiment\.ts,line=10,col=5,title=claim falls fails::The sentence of falls\.%0A/,
      ),
    );
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::error', '::error', '::warning']);
  });

  it('puts the error that ended runs on the line of the book’s code, before all else', () =>
    expect(annotations([redOutcome()], (file) => `book/${file}`)[0]).toBe(
      '::error file=book/src/ridge.ts,line=12,col=9,title=lambda=0%2Cseed=1::RangeError: the shapes do not match%0Anpx bookproof run experiments/ridge.experiment.ts --only lambda=0,seed=1',
    ));

  it('says nothing where all holds', () => expect(annotations([greenOutcome()])).toEqual(['']));

  it('begins with what is furthest off, and with what no number says of how far', () => {
    const outcome = failingBy([
      { value: -1, unit: 'metric', sds: -2 },
      { value: -5, unit: 'tolerance', sds: null },
      null,
      { value: -1, unit: 'runs', sds: null },
    ]);
    expect(titlesOf(annotations([outcome]))).toEqual([
      'error claim trend fails',
      'error claim blows-up fails',
      'error claim mostly fails',
      'error claim falls fails',
    ]);
  });

  it('warns of figures that moved against blessed ones, after what is undecided, as the exit code has it', () => {
    expect(titlesOf(annotations([moved(redOutcome())])).slice(3)).toEqual([
      'warning claim trend is undecided',
      'warning guard baseline moved',
    ]);
    expect(titlesOf(annotations([moved(greenOutcome())]))).toEqual(['warning guard baseline moved']);
  });

  it('names a file as it is told to', () =>
    expect(annotations([redOutcome()], (file) => `book/${file}`)[1]).toContain(
      'file=book/experiments/ridge.experiment.ts,',
    ));

  it('keeps a command a command, whatever its strings hold', () => {
    const lines = annotations([hostileOutcome('a,b:c%\r\n::error::owned\n')]);
    expect(
      lines.filter(
        (line) => !/^::(error|warning) file=[^,:]*,line=\d+,col=\d+,title=[^,:]*::[^\r\n]*$/.test(line),
      ),
    ).toEqual([]);
    expect(lines.join('\n')).toContain('a%2Cb%3Ac%25%0A');
  });

  it('shows ten of a kind, and counts the others', () => {
    const lines = annotations(Array.from({ length: 12 }, redOutcome));
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines).toContain('::error title=bookproof::More of them in the report: 27');
  });

  it('counts what moved and what is undecided as one kind', () => {
    const lines = annotations(Array.from({ length: 6 }, () => moved(redOutcome())));
    expect(lines.filter((line) => line.startsWith('::warning'))).toHaveLength(10);
    expect(lines.at(-1)).toBe('::warning title=bookproof::More of them in the report: 3');
  });
});
