import { describe, expect, it } from 'vitest';
import { areListed, changedSources, compareSources, unchangedSources } from '../../src/outcome/sources.ts';
import type { Sources } from '../../src/model/outcome/sources.ts';

type Files = NonNullable<Sources['files']>;

const code = (path: string, sha256: string): Files[number] => ({ path, sha256, kind: 'code' });
const data = (path: string, sha256: string): Files[number] => ({ path, sha256, kind: 'data' });
const far = (version: string, folder = 'node_modules/far') => ({ name: 'far', version, folder });
const then: Sources = {
  subject: 's',
  experiment: 'e',
  checks: 'c',
  files: [code('a.ts', '1'), code('b.ts', '2'), data('x.csv', '3')],
  packages: [far('1.0.0')],
};
const withFiles = (...files: Files): Sources => ({ ...then, files });
/** As version 0.1.0 wrote it. */
const unlisted: Sources = { subject: 's', experiment: 'e', checks: 'c' };

describe('compareSources', () => {
  it.each<readonly [what: string, now: Sources, changed: ReturnType<typeof compareSources>]>([
    ['nothing', then, []],
    ['only the order of files', withFiles(...(then.files ?? []).toReversed()), []],
    [
      'code',
      withFiles(code('a.ts', '9'), code('b.ts', '2'), data('x.csv', '3')),
      [{ part: 'subject', names: ['a.ts'] }],
    ],
    [
      'a file that is gone',
      withFiles(code('a.ts', '1'), data('x.csv', '3')),
      [{ part: 'subject', names: ['b.ts'] }],
    ],
    [
      'a file that came, and data',
      withFiles(code('a.ts', '1'), code('b.ts', '2'), code('c.ts', '4'), data('x.csv', '5')),
      [
        { part: 'subject', names: ['c.ts'] },
        { part: 'data', names: ['x.csv'] },
      ],
    ],
    [
      'texts that changed places',
      withFiles(code('a.ts', '2'), code('b.ts', '1'), data('x.csv', '3')),
      [{ part: 'subject', names: ['a.ts', 'b.ts'] }],
    ],
    [
      'a file that was loaded in two versions',
      withFiles(code('a.ts', '1'), code('a.ts', '9'), code('b.ts', '2'), data('x.csv', '3')),
      [{ part: 'subject', names: ['a.ts'] }],
    ],
    ['a package', { ...then, packages: [far('1.0.1')] }, [{ part: 'packages', names: ['far'] }]],
    ['only the folder of a package', { ...then, packages: [far('1.0.0', '../node_modules/far')] }, []],
    ['the experiment', { ...then, experiment: 'f' }, [{ part: 'experiment', names: [] }]],
    ['the rules', { ...then, checks: 'd' }, [{ part: 'checks', names: [] }]],
  ])('finds that %s changed, and where', (_, now, changed) => {
    expect(compareSources(then, now)).toEqual(changed);
    expect(changedSources(then, now)).toEqual(changed.map(({ part }) => part));
  });

  it('compares two of 0.1.0 by their digests, and does not guess beside one that lists files', () => {
    expect(changedSources(unlisted, { ...unlisted, subject: 't' })).toEqual(['subject']);
    expect(changedSources(unlisted, unlisted)).toEqual([]);
    expect(changedSources(unlisted, { ...then, subject: 't', experiment: 'f' })).toEqual(['experiment']);
    expect([areListed(then), areListed(then, unlisted), areListed(withFiles())]).toEqual([true, false, true]);
  });
});

describe('unchangedSources', () => {
  it.each<readonly [what: string, one: Sources, other: Sources, unchanged: readonly string[]]>([
    ['all that is listed', then, then, ['subject', 'data', 'packages', 'experiment', 'checks']],
    [
      'no data where none is read',
      withFiles(code('a.ts', '1')),
      withFiles(code('a.ts', '1')),
      ['subject', 'packages', 'experiment', 'checks'],
    ],
    [
      'the code where the data changed',
      then,
      withFiles(code('a.ts', '1'), code('b.ts', '2'), data('x.csv', '4')),
      ['subject', 'packages', 'experiment', 'checks'],
    ],
    ['not the code of which nothing is known', unlisted, then, ['experiment', 'checks']],
    ['the code of two of 0.1.0', unlisted, unlisted, ['subject', 'experiment', 'checks']],
  ])('names %s', (_, one, other, unchanged) => {
    expect(unchangedSources(one, other)).toEqual(unchanged);
  });
});
