import { afterEach, beforeEach, expect, it } from 'vitest';
import { join } from 'node:path';
import { describeHome, assertOwnReport } from '../../../src/io/reports/report-owner.ts';
import { makeFolder } from '../folder.ts';

const file = 'experiments/line.experiment.ts';
let folder: ReturnType<typeof makeFolder>;
let reports = '';
beforeEach(() => {
  folder = makeFolder({
    'a/package.json': '{ "name": "a" }',
    'b/package.json': '{ "name": "b" }',
    'plain/x': '',
    'bare/x': '',
    ...Object.fromEntries(['a', 'b', 'plain', 'bare'].map((name) => [`${name}/${file}`, 'x'])),
    'a/chapters/line.experiment.ts': 'x',
  });
  reports = join(folder.path, 'reports');
});
afterEach(() => folder.remove());

const owner = async (from: string, path = file) => ({
  id: 'line',
  file: path,
  home: await describeHome(join(folder.path, from), reports, 'line'),
});
const save = ({ file: path, home }: Awaited<ReturnType<typeof owner>>, withHome = true) =>
  folder.write('reports/line/outcome.json', JSON.stringify({ experiment: { file: path }, environment: withHome ? { home } : {} })); // prettier-ignore
const check = async (mine: Awaited<ReturnType<typeof owner>>) =>
  assertOwnReport(reports, mine, 'name another folder').then(
    () => 'taken',
    (error: Error) => error.message.split(' is the report of ')[1],
  );

it.each([
  ['the same experiment', 'a', file, 'a', file],
  ['the same, from another folder of its package', 'a', file, 'a/experiments', 'line.experiment.ts'],
  ['one whose file is gone', 'a', 'experiments/gone.experiment.ts', 'a', file],
])('takes the place of %s', async (_, theirs, theirFile, mine, myFile) => {
  save(await owner(theirs, theirFile));
  expect(await check(await owner(mine, myFile))).toBe('taken');
});

it.each([
  ['another package', 'a', file, 'b', file, `${file} in the package a, not of ${file} in the package b`],
  ['another package, whose file is gone', 'a', 'gone.ts', 'b', file, `gone.ts in the package a, not of ${file} in the package b`], // prettier-ignore
  ['another file of the package', 'a', 'chapters/line.experiment.ts', 'a', file, `chapters/line.experiment.ts in the package a, not of ${file} in the package a`], // prettier-ignore
])('refuses to replace the report of %s, naming both', async (_, theirs, theirFile, mine, myFile, both) => {
  save(await owner(theirs, theirFile));
  const said = `${both}: both have the id "line"; rename one, or name another folder`;
  expect(await check(await owner(mine, myFile))).toBe(said);
});

it.each([
  ['folders without a package', 'plain', 'bare', ''],
  ['two packages of one name', 'a', 'twin', ' in the package a'],
])('names the folders of %s, where files have the same name', async (_, theirs, mine, named) => {
  folder.write('twin/package.json', '{ "name": "a" }');
  folder.write(`twin/${file}`, 'x');
  save(await owner(theirs));
  const [first, second] = [theirs, mine].map((name) => `${file}${named} (${join(folder.path, name)})`);
  expect(await check(await owner(mine))).toMatch(`${first}, not of ${second}: both have the id "line"`);
});

it('holds what 0.1.0 wrote, which names no package, to be of this one', async () => {
  save(await owner('b'), false);
  expect(await check(await owner('a'))).toBe('taken');
  save(await owner('a', 'chapters/line.experiment.ts'), false);
  expect(await check(await owner('a'))).toMatch(/^chapters/);
});

it('takes the place of what was cut short, and of nothing', async () => {
  expect(await check(await owner('a'))).toBe('taken');
  folder.write('reports/line/outcome.json', '{ "format": "bookproof/outcome/1", "exp');
  expect(await check(await owner('a'))).toBe('taken');
});
