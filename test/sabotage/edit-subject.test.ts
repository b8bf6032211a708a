import { describe, expect, it } from 'vitest';
import { editSubject } from '../../src/sabotage/edit-subject.ts';

const texts = new Map([
  ['src/a.ts', 'const lr = 1;\nconst n = lr;\n'],
  ['src/b.ts', 'const n = 2;\n'],
]);

describe('editSubject', () => {
  it('makes edits in several files, and leaves the texts it was given', () => {
    const edits = [
      { file: 'src/a.ts', find: 'lr = 1', replace: 'lr = 2' },
      { file: 'src/b.ts', find: 'n = 2', replace: 'n = 3' },
    ];
    expect(editSubject(texts, { edits })).toEqual({
      texts: new Map([
        ['src/a.ts', 'const lr = 2;\nconst n = lr;\n'],
        ['src/b.ts', 'const n = 3;\n'],
      ]),
    });
    expect(texts.get('src/a.ts')).toBe('const lr = 1;\nconst n = lr;\n');
  });

  it('takes no edit that changes nothing, which no check could notice', () => {
    const edits = [{ file: 'src/b.ts', find: 'n  = 2', replace: 'n = 2' }];
    expect(editSubject(texts, { edits })).toEqual({
      problem: 'src/b.ts: replacing "n = 2" changes nothing',
    });
  });

  it('makes them in turn, so that one may rest on the one before', () => {
    const edits = [
      { file: 'src/b.ts', find: 'n = 2', replace: 'first = 2' },
      { file: 'src/b.ts', find: 'first', replace: 'second' },
    ];
    expect(editSubject(texts, { edits })).toMatchObject({
      texts: new Map([
        ['src/a.ts', texts.get('src/a.ts')],
        ['src/b.ts', 'const second = 2;\n'],
      ]),
    });
    expect(editSubject(texts, { edits: edits.toReversed() })).toEqual({
      problem: 'src/b.ts:1: "first" stands nowhere in the file; nearest is "const n = 2;"',
    });
  });

  it('gives the place of a text that is gone, and the nearest line', () => {
    const edits = [{ file: 'src/a.ts', find: '\n  const  n =\n  lx\n', replace: '' }];
    expect(editSubject(texts, { edits })).toEqual({
      problem: 'src/a.ts:2: "const n = lx" stands nowhere in the file; nearest is "const n = lr;"',
    });
  });

  it('gives all lines of a text that stands there more than once', () => {
    const edits = [{ file: 'src/a.ts', find: 'lr', replace: '' }];
    expect(editSubject(texts, { edits })).toEqual({
      problem: 'src/a.ts: "lr" stands there 2 times, in lines 1, 2: write more of what is around it',
    });
  });

  it('names the files there are where one is not part of the subject', () => {
    const edits = [{ file: 'src/c.ts', find: 'lr', replace: '' }];
    expect(editSubject(texts, { edits })).toEqual({
      problem: 'src/c.ts is not part of the subject, which is made of src/a.ts, src/b.ts',
    });
  });
});
