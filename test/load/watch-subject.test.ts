import { readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareSources } from '../../src/outcome/sources.ts';
import { digestSources, presentSources } from '../../src/io/digest-sources.ts';
import { createWorkspace, type SabotageWorkspace } from '../../src/io/sabotage-workspace.ts';
import { readSubject } from '../../src/io/read-subject.ts';
import { nothingSeen, type Seen } from '../../src/load/seen.ts';
import { openPool, type Pool } from '../../src/run/pool/worker-pool.ts';
import { makeFolder, type Folder } from '../io/folder.ts';
import { loadingFiles, loadingSubjects, valueIn } from './loading-subjects.ts';
import { experiment, runSubjectAt } from './watched-subject.ts';

let folder: Folder;
let cwd: string;
let pool: Pool;
beforeAll(() => {
  folder = makeFolder({});
  cwd = realpathSync(folder.path);
  for (const [path, text] of Object.entries(loadingFiles(cwd))) folder.write(path, text);
  symlinkSync(join(cwd, 'packages/linked'), join(cwd, 'node_modules/linked'));
  pool = openPool({ workers: 1 });
});
afterAll(async () => {
  await pool.close();
  folder.remove();
});

describe.each(loadingSubjects)('a subject with %s', (_, name, __, ___, loaded) => {
  const file = `src/${name}`;
  const path = () => join(cwd, loaded);
  let seen: Seen;
  let copies: SabotageWorkspace;
  beforeAll(async () => {
    const found = await runSubjectAt(pool, pathToFileURL(join(cwd, file)).href);
    expect(found.loss).toBe(1);
    seen = found.seen;
    copies = await createWorkspace(cwd, file);
  });
  afterAll(() => copies.remove());

  it('is seen to load or read it, and itself, and nothing of any package', () => {
    const kinds = Object.fromEntries(seen.files.map((each) => [each.path, each.kind]));
    const kind = /\.(csv|json)$/.test(loaded) ? 'data' : 'code';
    expect(kinds).toMatchObject({ [join(cwd, file)]: 'code', [path()]: kind });
    expect(Object.keys(kinds).filter((each) => /node_modules|package\.json|tsconfig/.test(each))).toEqual([]);
    expect(seen.files).toHaveLength(name === 'd.mjs' ? 3 : 2);
    expect(seen.written).toEqual([]);
  });

  it('has changed once that is edited, and has not once it is as before', async () => {
    const sources = (await digestSources(cwd, experiment))(seen);
    folder.write(loaded, valueIn(loaded, 2));
    const changed = compareSources(sources, await presentSources(cwd, experiment, sources));
    folder.write(loaded, valueIn(loaded, 1));
    const part = /\.(csv|json)$/.test(loaded) ? 'data' : 'subject';
    expect(changed).toEqual([{ part, names: [loaded] }]);
    expect(compareSources(sources, await presentSources(cwd, experiment, sources))).toEqual([]);
  });

  it('takes what a copy changes from the copy, and what it leaves as it is as well', async () => {
    const texts = await readSubject(cwd, file, seen);
    expect([...texts.keys()][0]).toBe(file);
    const edited = await copies.place('edited', new Map(texts).set(loaded, valueIn(loaded, 5)), file);
    expect(await runSubjectAt(pool, edited)).toEqual({ loss: 5, seen: nothingSeen });
    const other = await copies.place('other', texts, file);
    expect(await runSubjectAt(pool, other)).toEqual({ loss: 1, seen: nothingSeen });
    expect(readFileSync(path(), 'utf8')).toBe(valueIn(loaded, 1));
  });
});
