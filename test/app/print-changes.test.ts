import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { printChanges } from '../../src/app/print-changes.ts';
import { digestSources } from '../../src/io/digest-sources.ts';
import { loadExperiment } from '../../src/io/load-experiment.ts';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { wordsOf } from '../../src/report/locale/words-of.ts';
import type { Locale } from '../../src/model/experiment/locales.ts';
import { greenOutcome } from '../fixtures/report/outcome.ts';
import { makeFolder, type Folder } from '../io/folder.ts';

const file = 'experiments/small.experiment.yaml';
const yaml = `title: Small
subject: ../book.js#fit
metrics: [loss]
seeds: 1..2
claims:
  - { id: falls, says: It falls., expect: loss falls along epoch }
`;
const seen = { 'book.js': 'export const fit = 1;', 'lib/x.js': '', 'x.csv': '1,2', 'y.csv': '3' };

let folder: Folder;
let saved: Outcome;
beforeEach(async () => {
  folder = makeFolder({ [file]: yaml, ...seen });
  const loaded = await loadExperiment(folder.path, file);
  if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
  const { experiment } = loaded;
  const sourcesOf = await digestSources(folder.path, experiment);
  const files = Object.entries(seen).map(([path, text]) => ({
    path: join(folder.path, path),
    sha256: createHash('sha256').update(text).digest('hex'),
    kind: path.endsWith('.js') ? ('code' as const) : ('data' as const),
  }));
  saved = {
    ...greenOutcome(),
    experiment,
    changes: [],
    sources: sourcesOf({ files, packages: [], written: [] }),
  };
});
afterEach(() => folder.remove());

/** What is said of an outcome. */
async function told(outcome = saved, locale: Locale = 'en'): Promise<string> {
  let said = '';
  await printChanges([outcome], wordsOf(locale), { cwd: folder.path, err: (text) => (said += text) });
  return said;
}
const earlier = (what: string) =>
  `small: changed since it was run: ${what}; the verdicts are of the earlier state, \`bookproof run\` makes those of the present one\n`;
const remove = (path: string) => rmSync(join(folder.path, path));

describe('printChanges', () => {
  it('says nothing where nothing has changed, nor where the experiment’s text alone has', async () => {
    expect(await told()).toBe('');
    folder.write(file, `# a note\n\n${yaml}`);
    folder.write('other.js', 'export {};');
    expect(await told()).toBe('');
  });

  it.each<readonly [what: string, change: () => void]>([
    ['the book’s code (book.js)', () => folder.write('book.js', 'export const fit = 2;')],
    ['the data that it reads (x.csv)', () => folder.write('x.csv', '1,3')],
    [
      'the data that it reads (x.csv, y.csv)',
      () => ['x.csv', 'y.csv'].forEach((path) => folder.write(path, '4')),
    ],
    ['the book’s code (lib/x.js, which is gone)', () => remove('lib/x.js')],
    ['the book’s code (book.js, which is gone)', () => remove('book.js')],
    ['the experiment', () => folder.write(file, yaml.replace('1..2', '1..3'))],
    [
      'the book’s code (lib/x.js) and the data that it reads (y.csv)',
      () => ['lib/x.js', 'y.csv'].forEach((path) => folder.write(path, '4')),
    ],
    [`${file}, which cannot be read now`, () => folder.write(file, 'title: [')],
    [`${file}, which cannot be read now`, () => remove(file)],
    [
      'the book’s code (book.js, which is gone, lib/x.js, which is gone) and the data that it reads (x.csv, which is gone, y.csv, which is gone)',
      () => Object.keys(seen).forEach(remove),
    ],
  ])('says in one line that %s changed', async (what, change) => {
    change();
    expect(await told()).toBe(earlier(what));
  });

  it('says it in Chinese', async () => {
    folder.write('x.csv', '4');
    remove('book.js');
    expect(await told(saved, 'zh-CN')).toBe(
      'small: 运行之后有改动：书中的代码（book.js（已不存在））和所读的数据（x.csv）；判定针对的是先前的状态，`bookproof run` 会给出针对现状的判定\n',
    );
  });

  it('does not take for a change what the command line changed, nor other rules', async () => {
    const { sources, experiment } = saved;
    const seeds = { ...experiment, seeds: [7] };
    const own = (await digestSources(folder.path, seeds))({ files: [], packages: [], written: [] });
    const changed = { ...sources, experiment: own.experiment };
    expect(await told({ ...saved, experiment: seeds, sources: changed, changes: ['--seeds 7'] })).toBe('');
    expect(await told({ ...saved, experiment: seeds, sources: changed })).toBe(earlier('the experiment'));
    expect(await told({ ...saved, sources: { ...sources, checks: 'another' } })).toBe('');
  });

  it('says that it does not know where neither the experiment nor the code is there', async () => {
    [file, ...Object.keys(seen)].forEach(remove);
    expect(await told()).toMatch(/^small: neither its experiment nor its code is in this folder, .+\n$/);
  });

  it('says that it does not know of an outcome that lists no files', async () => {
    const { experiment, checks } = saved.sources;
    const old = { ...saved, sources: { subject: 'a', experiment, checks } };
    expect(await told(old)).toMatch(/^small: its outcome lists no files, .+\n$/);
    folder.write(file, yaml.replace('1..2', '1..3'));
    expect(await told(old)).toBe(earlier('the experiment'));
  });
});
