import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadExperiment } from '../../src/io/load-experiment.ts';
import { subjectUrls } from '../../src/io/subject-urls.ts';
import { experimentWith } from '../check/fake-subject.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bookproof-load-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text = ''): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const file = 'experiments/small.experiment.yaml';
const text = `title: Small
subject: ../book/own.js#fit
guards: [equivalence]

equivalentTo: ../book/other.js#fit
claims:
  - { id: first, expect: loss is finite }
`;
const load = async () => {
  const loaded = await loadExperiment(folder, file);
  return 'issues' in loaded ? loaded.issues : loaded.experiment;
};

describe('an experiment with a reference', () => {
  beforeEach(() => write(file, text));

  it('is loaded where both files are there', async () => {
    write('book/own.js');
    write('book/other.js');
    expect(await load()).toMatchObject({
      id: 'small',
      subject: { file: 'book/own.js', export: 'fit' },
      equivalentTo: { file: 'book/other.js', export: 'fit' },
    });
  });

  it('is refused where the reference does not exist, which it says', async () => {
    write('book/own.js');
    expect(await load()).toEqual([
      {
        code: 'subject',
        file,
        at: { line: 5, column: 1 },
        message: 'the reference book/other.js does not exist',
        hint: 'the path is relative to the experiment file: equivalentTo: ../src/book/chapter.ts#export',
      },
    ]);
  });

  it('is refused for both where neither exists, or is a file', async () => {
    write('book/own.js/a');
    expect(await load()).toMatchObject(
      [
        {
          at: { line: 2, column: 1 },
          message: 'the subject book/own.js does not exist',
          hint: /: subject: /,
        },
        { at: { line: 5, column: 1 }, message: 'the reference book/other.js does not exist' },
      ].map(({ hint, ...issue }) => ({ ...issue, ...(hint ? { hint: expect.stringMatching(hint) } : {}) })),
    );
  });
});

it('an experiment without a reference is loaded without one', async () => {
  write(file, text.replace('guards: [equivalence]\n', '').replace(/equivalentTo.*\n/, ''));
  write('book/own.js');
  expect(await load()).toMatchObject({ equivalentTo: null });
});

describe('where workers find code', () => {
  const own = { file: 'book/own.js', export: 'fit' };
  const url = (path: string) => pathToFileURL(join(folder, path)).href;

  it('is the URL of the subject, and of the reference where there is one', () => {
    const other = { file: 'book/other.js', export: 'fit' };
    expect(subjectUrls(folder, experimentWith({ subject: own, equivalentTo: other }))).toEqual({
      subjectUrl: url('book/own.js'),
      referenceUrl: url('book/other.js'),
    });
    expect(subjectUrls(folder, experimentWith({ subject: own }))).toEqual({ subjectUrl: url('book/own.js') });
  });
});
