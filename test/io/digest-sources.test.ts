import { rmSync } from 'node:fs';
import { appendFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { digestSources, presentSources } from '../../src/io/digest-sources.ts';
import { areListed, compareSources } from '../../src/outcome/sources.ts';
import type { Sources } from '../../src/model/outcome/sources.ts';
import { parseExperiment } from '../../src/spec/parse-experiment.ts';
import type { Experiment } from '../../src/model/experiment/experiment.ts';
import { makeFolder, type Folder } from './folder.ts';

const yaml = `title: A
subject: ../a.js#f
sweep: { rate: [0, 1] }
claims:
  - { id: falls, expect: loss(rate=1) < loss(rate=0) }
`;

let folder: Folder;
afterEach(() => folder.remove());

function experimentOf(text: string): Experiment {
  const parsed = parseExperiment({ file: 'experiments/a.experiment.yaml', text });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  return parsed.experiment;
}

/** As a worker that loaded a.js, read x.csv and wrote log.txt has seen it. */
async function digested(text = yaml): Promise<Sources> {
  const at = (path: string) => join(folder.path, path);
  const sourcesOf = await digestSources(folder.path, experimentOf(text));
  const listed = sourcesOf({
    files: [
      { path: at('x.csv'), sha256: '', kind: 'data' },
      { path: at('a.js'), sha256: '', kind: 'code' },
      { path: at('log.txt'), sha256: '', kind: 'data' },
    ],
    packages: [{ name: 'far', version: '1.0.0', folder: at('node_modules/far') }],
    written: [at('log.txt')],
  });
  return presentSources(folder.path, experimentOf(text), listed);
}

const files = {
  'a.js': 'export const f = 1;',
  'x.csv': '1,2',
  'log.txt': 'ran',
  'node_modules/far/package.json': '{ "name": "far", "version": "1.0.0" }',
};

describe('presentSources', () => {
  it.each([
    ['code', 'a.js', [{ part: 'subject', names: ['a.js'] }]],
    ['data', 'x.csv', [{ part: 'data', names: ['x.csv'] }]],
    ['what the run wrote', 'log.txt', []],
  ] as const)('sees an edit of %s', async (_, file, changed) => {
    folder = makeFolder(files);
    const before = await digested();
    await appendFile(join(folder.path, file), ' ');
    const now = await presentSources(folder.path, experimentOf(yaml), before);
    expect(compareSources(before, now)).toEqual(changed);
  });

  it('sees a file that is gone, and a package of another version', async () => {
    folder = makeFolder(files);
    const before = await digested();
    await rename(join(folder.path, 'x.csv'), join(folder.path, 'y.csv'));
    const manifest = join(folder.path, 'node_modules/far/package.json');
    rmSync(manifest);
    await appendFile(manifest, '{ "name": "far", "version": "2.0.0" }');
    const now = await presentSources(folder.path, experimentOf(yaml), before);
    expect(compareSources(before, now)).toEqual([
      { part: 'data', names: ['x.csv'] },
      { part: 'packages', names: ['far'] },
    ]);
  });

  it('sees another claim, and not one that only moved', async () => {
    folder = makeFolder(files);
    const before = await digested();
    expect(compareSources(before, await digested(`# moved\n${yaml}`))).toEqual([]);
    const changed = await digested(yaml.replace('<', '<='));
    expect(compareSources(before, changed)).toEqual([{ part: 'experiment', names: [] }]);
  });

  it('leaves open what an outcome of 0.1.0 rests on', async () => {
    folder = makeFolder(files);
    const { experiment, checks } = await digested();
    const old = { subject: 'of relative imports', experiment, checks };
    expect(compareSources(old, await digested())).toEqual([]);
    const now = await presentSources(folder.path, experimentOf(yaml), old);
    expect(compareSources(old, now)).toEqual([]);
    expect(areListed(old)).toBe(false);
  });
});
