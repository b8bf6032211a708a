import { afterEach, describe, expect, it } from 'vitest';
import { loadSabotage } from '../../src/io/load-sabotage.ts';
import { parseExperiment } from '../../src/spec/parse-experiment.ts';
import { makeFolder, type Folder } from './folder.ts';

const parsedExperiment = parseExperiment({
  file: 'experiments/x.experiment.yaml',
  text: 'title: A\nsubject: a.js#f\nsweep: { rate: [0] }\nclaims: [{ id: falls, expect: loss(rate=0) < 1 }]\nguards: [streams]\n',
});
if ('issues' in parsedExperiment) throw new Error('the experiment has mistakes');
const { experiment } = parsedExperiment;
const yaml = `defects:
  - id: a
    says: x
    edits: [{ file: a.js, find: b, replace: c }]
    noticedBy: { falls: not-upheld }
`;
/** As the tag gives it, since a package cannot be imported here. */
const moduleOf = (text: string) =>
  `export default { kind: 'bookproof/sabotage', chunks: [${JSON.stringify(text)}], holes: [] };\n/* \`${text}\` */`;

let folder: Folder;
afterEach(() => folder.remove());
const load = (files: Readonly<Record<string, string>>) => {
  folder = makeFolder(files);
  return loadSabotage(folder.path, experiment);
};

describe('the list of defects of an experiment', () => {
  it('is absent where there is no such file', async () => {
    expect(await load({ 'experiments/other.sabotage.yaml': yaml })).toBeUndefined();
  });

  it('is absent where its name is a folder', async () => {
    expect(await load({ 'experiments/x.sabotage.yaml/y': '' })).toBeUndefined();
  });

  it.each(['yaml', 'yml'])('is read from .%s beside the experiment', async (ending) => {
    const file = `experiments/x.sabotage.${ending}`;
    expect(await load({ [file]: yaml })).toMatchObject({
      sabotage: { file, defects: [{ id: 'a', edits: [{ file: 'experiments/a.js' }], at: { line: 2 } }] },
    });
  });

  it.each(['js', 'mjs', 'ts', 'mts'])('is read from .%s, as its default export states it', async (ending) => {
    const file = `experiments/x.sabotage.${ending}`;
    expect(await load({ 'package.json': '{ "type": "module" }', [file]: moduleOf(yaml) })).toMatchObject({
      sabotage: { file, defects: [{ id: 'a' }] },
    });
  });

  it('is that of the TypeScript where there are several', async () => {
    const files = { 'experiments/x.sabotage.yaml': yaml, 'experiments/x.sabotage.mjs': moduleOf(yaml) };
    expect(await load(files)).toMatchObject({ sabotage: { file: 'experiments/x.sabotage.mjs' } });
  });

  it('knows the causes that checks name, and the claims and guards of the experiment', async () => {
    const wrong = yaml.replace(
      'falls: not-upheld',
      'falls: not-uphled, trajectory: any, streams: order-rows',
    );
    const loaded = await load({ 'experiments/x.sabotage.yaml': wrong });
    expect(
      loaded && 'issues' in loaded && loaded.issues.map(({ code, at }) => `${code} ${at.line}:${at.column}`),
    ).toEqual(['unknown-cause 5:25', 'unknown-check 5:37']);
  });

  it.each([
    [
      'throws',
      "throw new Error('half a list');",
      'it throws when it is imported: half a list (experiments/x.sabotage.mjs:1)',
    ],
    ['exports nothing', 'export {};', 'it has no default export'],
    ['exports text', "export default 'defects';", 'its default export is no sabotage'],
    ['exports null', 'export default null;', 'its default export is no sabotage'],
    [
      'exports an experiment',
      "export default { kind: 'bookproof/experiment', chunks: [''], holes: [] };",
      'its default export is no sabotage',
    ],
  ])('is an issue at the start of the file where its module %s', async (_, text, message) => {
    expect(await load({ 'experiments/x.sabotage.mjs': text })).toMatchObject({
      issues: [
        { code: 'unreadable', file: 'experiments/x.sabotage.mjs', at: { line: 1, column: 1 }, message },
      ],
    });
  });

  it('is told how to be exported', async () => {
    expect(await load({ 'experiments/x.sabotage.mjs': 'export {};' })).toMatchObject({
      issues: [{ hint: 'write: export default sabotage`…`, with sabotage imported from "bookproof"' }],
    });
  });
});
