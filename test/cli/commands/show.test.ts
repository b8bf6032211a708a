import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Context } from '../../../src/app/context.ts';
import { show } from '../../../src/cli/commands/show.ts';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { serialiseOutcome } from '../../../src/outcome/serialise-outcome.ts';
import { makeFolder } from '../../io/folder.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';

/** An Outcome of an experiment called so, whose checks nobody reads back. */
const saved = (id: string): string => {
  const outcome: Outcome = { ...greenOutcome({ id, file: `experiments/${id}.experiment.ts` }), checks: [] };
  return serialiseOutcome(outcome);
};

const folder = makeFolder({
  'reports/index.html': '',
  'reports/ridge/index.html': '',
  'reports/ridge/outcome.json': saved('ridge'),
  'reports/ridge-concise/index.html': '',
  'reports/ridge-concise/outcome.json': saved('ridge-concise'),
  'other place/index.html': '',
  'bare/book.js': '',
});
afterAll(() => folder.remove());

const watched = { DISPLAY: ':0' };
const urlOf = (page: string) => pathToFileURL(join(folder.path, page)).href;

async function showing(words: readonly string[], env: Context['env'] = watched, output = 'reports') {
  const opened: string[] = [];
  const printed: string[] = [];
  const context: Context<'output' | 'part'> = {
    cwd: folder.path,
    env,
    words,
    options: { output, part: false },
    out: (text) => void printed.push(text),
    err: () => undefined,
    terminal: { color: false, width: 80, interactive: false },
    ask: async () => undefined,
    open: async (url) => void opened.push(url),
    signal: new AbortController().signal,
  };
  const reason = await show(context);
  return { reason, opened, printed };
}

describe('bookproof show', () => {
  it('opens the index of all experiments, and prints where it is', async () =>
    expect(await showing([])).toEqual({
      reason: 'ok',
      opened: [urlOf('reports/index.html')],
      printed: [`${urlOf('reports/index.html')}\n`],
    }));

  it.each([
    ['ridge', 'ridge'],
    ['concise', 'ridge-concise'],
  ])('opens the page of the experiment %s', async (word, id) =>
    expect((await showing([word])).opened).toEqual([urlOf(`reports/${id}/index.html`)]),
  );

  it('opens the report of another folder, by an address that a browser reads', async () => {
    const { opened } = await showing([], watched, 'other place');
    expect(opened).toEqual([urlOf('other place/index.html')]);
    expect(opened[0]).toContain('other%20place');
  });

  it('only prints where it is in a job of CI', async () => {
    const { opened, printed } = await showing([], { ...watched, CI: 'true' });
    expect(opened).toEqual([]);
    expect(printed).toEqual([`${urlOf('reports/index.html')}\n`]);
  });

  it.runIf(process.platform === 'linux')('only prints where it is without a display', async () =>
    expect((await showing([], { DISPLAY: '' })).opened).toEqual([]),
  );

  it.runIf(process.platform === 'linux')('opens it under Wayland', async () =>
    expect((await showing([], { WAYLAND_DISPLAY: 'wayland-0' })).opened).toHaveLength(1),
  );

  it.each([
    [[], 'bare', 'bare holds no report yet; `bookproof run` writes one'],
    [['ridge'], 'bare', 'bare holds no outcome yet; `bookproof run` writes one'],
    [['lasso'], undefined, 'no outcome in reports matches "lasso"; there are ridge, ridge-concise'],
    [['rid'], undefined, '"rid" matches ridge, ridge-concise: name one'],
    [['ridge', 'concise'], undefined, '`bookproof show` takes one experiment, or none for the index of all'],
  ])('refuses %j in %j', async (words, output, message) => {
    await expect(showing(words, watched, output)).rejects.toMatchObject({ name: 'UsageError', message });
  });
});
