import { afterEach, describe, expect, it } from 'vitest';
import { readOutcome } from '../../src/io/reports/read-outcomes.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import { greenOutcome } from '../fixtures/report/outcome.ts';
import { matrixOf, notRun, rate, rowOf, silent, undecided, unnamed } from '../sabotage/matrices.ts';
import { makeFolder, type Folder } from './folder.ts';

const matrix = matrixOf([
  rowOf('a', { source: 'a forum', cells: { falls: unnamed, trajectory: rate } }),
  rowOf('b', { state: 'crashed', why: 'RangeError', cells: { falls: undecided, trajectory: notRun } }),
  rowOf('c', { cells: { falls: silent, trajectory: silent } }),
]);

/** As the next run keeps it. */
const readSabotage = async (path: string, id: string) => (await readOutcome(path, id))?.sabotage ?? null;

let folder: Folder;
afterEach(() => folder.remove());
const read = (text: string) => {
  folder = makeFolder({ 'ridge/outcome.json': text });
  return readSabotage(folder.path, 'ridge');
};

describe('the matrix of a saved outcome', () => {
  it('is read as it was written', async () => {
    expect(await read(serialiseOutcome({ ...greenOutcome(), sabotage: matrix }))).toEqual(matrix);
  });

  it('is none before the first sabotage', async () => {
    expect(await read(serialiseOutcome(greenOutcome()))).toBeNull();
  });

  it('is none where there is no outcome', async () => {
    folder = makeFolder({ 'other/outcome.json': serialiseOutcome({ ...greenOutcome(), sabotage: matrix }) });
    expect(await readSabotage(folder.path, 'ridge')).toBeNull();
  });

  it.each([
    ['is cut short', '{'],
    ['is of another version', '{ "format": "bookproof/outcome/0" }'],
    ['is of another experiment', serialiseOutcome(named('other'))],
  ])('is refused, naming the file, where the outcome %s', async (_, text) => {
    await expect(read(text)).rejects.toThrow('ridge/outcome.json is');
  });

  it('is refused where the outcome cannot be read: that is not the same as none', async () => {
    folder = makeFolder({ 'ridge/outcome.json/in-its-place': '' });
    await expect(readSabotage(folder.path, 'ridge')).rejects.toThrow(
      /outcome\.json cannot be read \(EISDIR\)/,
    );
  });
});

function named(id: string) {
  const outcome = greenOutcome();
  return { ...outcome, experiment: { ...outcome.experiment, id } };
}
