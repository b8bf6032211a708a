import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { publishIndex } from '../../../src/app/publish/publish.ts';
import { serialiseOutcome } from '../../../src/outcome/serialise-outcome.ts';
import { wordsOf } from '../../../src/report/locale/words-of.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'bookproof-publish-'));
afterEach(() => rmSync(folder, { recursive: true }));

const words = wordsOf('en');
const named = (id: string) => {
  const outcome = greenOutcome();
  return { ...outcome, experiment: { ...outcome.experiment, id, title: `The chapter of ${id}` } };
};
const keep = (id: string, text: string) => {
  mkdirSync(join(folder, id), { recursive: true });
  writeFileSync(join(folder, id, 'outcome.json'), text);
};

it('an index lists those just published, which are not read again, among the others by name', async () => {
  for (const id of ['a', 'c']) keep(id, serialiseOutcome(named(id)));
  for (const id of ['b', 'd']) keep(id, 'not to be read');
  const told: string[] = [];
  const published = ['d', 'b'].map((id) => viewOutcome(named(id), words));
  await publishIndex(
    folder,
    words,
    { err: (text) => void told.push(text), options: { output: 'reports' } },
    published,
  );
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  expect([...new Set(page.match(/The chapter of ./g))]).toEqual(
    ['a', 'b', 'c', 'd'].map((id) => `The chapter of ${id}`),
  );
  expect(told).toEqual([]);
});
