import { afterEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../../src/app/context.ts';
import { loadSabotages } from '../../../src/app/sabotage/load-sabotages.ts';
import { listFile, sabotageList } from '../../cli/commands/sabotaged-book.ts';
import { smallBook, smallExperiment } from '../../cli/commands/small-book.ts';
import { makeFolder, type Folder } from '../../io/folder.ts';

const other = { 'experiments/other.experiment.yaml': smallExperiment };

let folder: Folder;
afterEach(() => folder.remove());
async function load(files: Readonly<Record<string, string>>, words: readonly string[] = []) {
  folder = makeFolder({ ...smallBook, ...files });
  const pairs = await loadSabotages({ cwd: folder.path, words });
  return pairs.map(
    ({ experiment, sabotage }) => `${experiment.id} ${sabotage.file} ${sabotage.defects.length}`,
  );
}
const small = `small ${listFile} 3`;

describe('the lists of defects', () => {
  it('are those of all experiments that have one', async () => {
    expect(await load({ ...other, [listFile]: sabotageList })).toEqual([small]);
  });

  it.each(['small', 'experiments/small.experiment.yaml', listFile, 'small.sabotage.yaml'])(
    'are named by %s',
    async (word) => {
      const list = { [listFile]: sabotageList, 'experiments/other.sabotage.yaml': sabotageList };
      expect(await load({ ...other, ...list }, [word])).toEqual([small]);
    },
  );

  it.each<[string, readonly string[], Readonly<Record<string, string>>]>([
    ['is named', ['other'], { [listFile]: sabotageList }],
    ['is named beside one that has', ['small', 'other'], { [listFile]: sabotageList }],
    ['is one of all, none of which has any', [], {}],
  ])('are refused where an experiment that has none %s', async (_, words, list) => {
    await expect(load({ ...other, ...list }, words)).rejects.toThrow(
      new UsageError(
        'experiments/other.experiment.yaml has no list of defects beside it: write experiments/other.sabotage.ts',
      ),
    );
  });

  it('are refused with the mistakes of all of them', async () => {
    const wrong = sabotageList.replace('streams', 'strems');
    const lists = { [listFile]: wrong, 'experiments/other.sabotage.yaml': 'defects: []\n' };
    await expect(load({ ...other, ...lists })).rejects.toThrow(
      [
        'experiments/other.sabotage.yaml:1:10  "defects" must hold at least one defect',
        `${listFile}:15:18  the experiment has no claim or guard "strems"`,
        '  did you mean "streams"?',
        'nothing was run',
      ].join('\n'),
    );
  });
});
