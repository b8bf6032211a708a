import { afterEach, beforeEach, expect, it } from 'vitest';
import { digestSources } from '../../src/io/digest-sources.ts';
import { changedSources, type Sources } from '../../src/guard/sources.ts';
import { parseExperiment } from '../../src/spec/parse-experiment.ts';
import type { Experiment } from '../../src/spec/experiment.ts';
import { makeFolder, type Folder } from './folder.ts';

const yaml = `title: A
subject: ../a.js#f
equivalentTo: ../other.js#f
sweep: { rate: [0, 1] }
claims:
  - { id: falls, expect: loss(rate=1) < loss(rate=0) }
guards: [equivalence]
`;

let folder: Folder;
let before: Sources;
beforeEach(async () => {
  folder = makeFolder({
    'a.js': "import './b.js';",
    'b.js': 'export {};',
    'other.js': "import './c.js';",
    'c.js': 'export {};',
    'unrelated.js': '',
  });
  before = await digestOf(yaml);
});
afterEach(() => folder.remove());

function parsed(text: string): Experiment {
  const result = parseExperiment({ file: 'experiments/x.experiment.yaml', text });
  if ('issues' in result) throw new Error(JSON.stringify(result.issues));
  return result.experiment;
}
const digestOf = (text: string) => digestSources(folder.path, parsed(text));
const changedBy = async (text = yaml) => changedSources(before, await digestOf(text));

it('digests are 16 hexadecimal digits, one for each source', () => {
  expect(Object.values(before)).toEqual(Array(3).fill(expect.stringMatching(/^[0-9a-f]{16}$/)));
  expect(new Set(Object.values(before)).size).toBe(3);
});

it('digests stay as they are where nothing changes', async () => {
  expect(await changedBy()).toEqual([]);
});

it.each(['a.js', 'b.js', 'other.js', 'c.js'])('the digest of the subject changes with %s', async (file) => {
  folder.write(
    file,
    `${file === 'a.js' ? "import './b.js';" : file === 'other.js' ? "import './c.js';" : ''} //`,
  );
  expect(await changedBy()).toEqual(['subject']);
});

it('no digest changes with a file that the subject does not import', async () => {
  folder.write('unrelated.js', 'export const changed = true;');
  expect(await changedBy()).toEqual([]);
});

it('the digest of the subject changes where texts change places', async () => {
  folder.write('a.js', "import './b.js'; ");
  folder.write('b.js', 'export const x = 1;');
  const one = await digestOf(yaml);
  folder.write('a.js', 'export const x = 1;');
  folder.write('b.js', "import './b.js'; ");
  expect(changedSources(one, await digestOf(yaml))).toEqual(['subject']);
});

it.each([
  ['its title', 'title: A', 'title: B'],
  ['a claim', 'loss(rate=1) <', 'loss(rate=1) <='],
  ['its sweep', '[0, 1]', '[0, 1, 2]'],
])('the digest of the experiment changes with %s', async (_, old, now) => {
  expect(await changedBy(yaml.replace(old, now))).toEqual(['experiment']);
});

it('no digest changes where a claim or a guard only moves within its file', async () => {
  expect(await changedBy(`# a comment\n\n${yaml.replace('guards:', '\n\nguards:  ')}`)).toEqual([]);
});
