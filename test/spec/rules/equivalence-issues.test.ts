import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import { claimOf, plainHead } from '../documents.ts';
import { issuesOf, placesOf } from '../issues-of.ts';

/** Line 1 to 3 the head, line 4 the first of `lines`. */
const written = (...lines: string[]) =>
  `${plainHead}${lines.map((line) => `${line}\n`).join('')}${claimOf('loss(lambda=0) is finite')}`;
const other = 'equivalentTo: ../src/book/other.ts#fit';
const guard = 'guards: [streams, equivalence]';

describe('the key equivalentTo', () => {
  it('is resolved as the subject is, relative to the experiment', () => {
    const parsed = parseExperiment({ file: 'experiments/x.experiment.yaml', text: written(other, guard) });
    expect(parsed).toMatchObject({
      experiment: {
        subject: { file: 'src/book/chapter.ts', export: 'fit' },
        equivalentTo: { file: 'src/book/other.ts', export: 'fit' },
      },
    });
  });

  it('is null where it is not given', () => {
    const parsed = parseExperiment({ file: 'experiments/x.experiment.yaml', text: written() });
    expect(parsed).toMatchObject({ experiment: { equivalentTo: null } });
  });

  it('may name another export of the same file', () => {
    expect(issuesOf(written('equivalentTo: ../src/book/chapter.ts#other', guard))).toEqual([]);
  });

  it.each(['../src/book/chapter.ts#fit', '.././src/../src/book/chapter.ts#fit'])(
    'is refused where it names the subject itself, as %s does',
    (path) => {
      expect(issuesOf(written(`equivalentTo: ${path}`, guard))).toMatchObject([
        {
          code: 'guard-needs-key',
          at: { line: 4, column: 15 },
          message: '"equivalentTo" is the subject itself, which the guard "equivalence" could not tell apart',
          hint: 'name other code, or remove the key and the guard',
        },
      ]);
    },
  );

  it.each([
    ['no path', 'equivalentTo: 3', 'shape 4:15'],
    ['a path without an export', 'equivalentTo: ../a.ts', 'shape 4:15'],
    ['nothing', 'equivalentTo:', 'shape 4:14'],
  ])('is refused once where it holds %s, with the guard and without it', (_, line, place) => {
    expect(placesOf(written(line, guard))).toEqual([place]);
    expect(placesOf(written(line))).toEqual([place]);
  });

  it('is refused once where it is misspelt', () => {
    const line = other.replace('To', 'T');
    expect(placesOf(written(line, guard))).toEqual(['unknown-key 4:1']);
    expect(placesOf(written(line))).toEqual(['unknown-key 4:1']);
  });
});

describe('the guard equivalence', () => {
  it('is refused without other code, where it is listed, with an example of the key', () => {
    expect(issuesOf(written(guard))).toEqual([
      {
        code: 'guard-needs-key',
        file: 'experiments/x.experiment.yaml',
        at: { line: 4, column: 19 },
        message: 'the guard "equivalence" needs other code to compare with, and the experiment names none',
        hint: 'add e.g. "equivalentTo: ../src/book/chapter.ts#fit", or remove the guard',
      },
    ]);
  });

  it('is asked for where the key is given without it', () => {
    expect(issuesOf(written('guards: [streams]', other))).toEqual([
      {
        code: 'guard-needs-key',
        file: 'experiments/x.experiment.yaml',
        at: { line: 5, column: 1 },
        message: '"equivalentTo" is read by the guard "equivalence" alone, which is not listed',
        hint: 'add the guard, or remove the key',
      },
    ]);
    expect(placesOf(written(other))).toEqual(['guard-needs-key 4:1']);
  });

  it('is not asked for where a guard cannot be read, which may be the one', () => {
    expect(placesOf(written(other, 'guards: [equivalance]'))).toEqual(['unknown-guard 5:10']);
  });

  it('needs no law, as baseline and drift need none', () => {
    expect(issuesOf(written(other, 'guards: [equivalence, baseline, drift]'))).toEqual([]);
  });
});

it.each(['baseline', 'drift', 'equivalence'])('no claim may be called %s, as a guard is', (id) => {
  expect(placesOf(written().replace('id: first', `id: ${id}`))).toEqual(['duplicate-id 5:9']);
});
