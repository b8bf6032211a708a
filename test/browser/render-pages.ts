import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { english } from '../../src/report/locale/en/english.ts';
import { wordsOf } from '../../src/report/locale/words-of.ts';
import { renderIndex } from '../../src/report/html/render-index.ts';
import { viewOutcome } from '../../src/report/view/outcome.ts';
import { kindsOfOutcome } from '../fixtures/report/kinds-of-outcome.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of the pages, laid out as `bookproof run` lays them out. */
    readonly pages: string;
  }
}

/** Renders a page of every kind, and their index, once for all test files; removes them at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Read now: all set-up files are loaded before the first of them has built the viewer's script.
  const { templates } = await import('../fixtures/report/templates.ts');
  const { renderAll } = await import('../fixtures/report/render-all.ts');
  const folder = await mkdtemp(join(tmpdir(), 'bookproof-pages-'));
  const views = [];
  for (const [name, make] of Object.entries(kindsOfOutcome)) {
    const outcome = make();
    await mkdir(join(folder, name));
    const words = wordsOf(name === 'chinese' ? 'zh-CN' : 'en');
    await writeFile(join(folder, name, 'index.html'), await renderAll(outcome, words));
    views.push({ ...viewOutcome(outcome, english), id: name });
  }
  await writeFile(join(folder, 'index.html'), renderIndex(views, templates, english));
  project.provide('pages', folder);
  return () => rm(folder, { recursive: true });
}
