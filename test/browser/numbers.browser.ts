import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Evidence, Finding } from '../../src/model/outcome/verdict.ts';
import { curveOf } from '../../src/model/run/metric.ts';
import { kindsOfOutcome, type KindOfOutcome } from '../fixtures/report/kinds-of-outcome.ts';
import { inBrowser } from './in-browser.ts';
import { addressOf, withPage } from './open-page.ts';
import { shows } from './shows.ts';

/** Kinds whose strings a page may show as they are. */
const kinds = (Object.keys(kindsOfOutcome) as KindOfOutcome[]).filter((kind) => kind !== 'hostile');

type EvidenceOfRuns = Exclude<Evidence, { kind: 'findings' }>;
type Row = EvidenceOfRuns['rows'][number];

/** More rows than these a page leaves out. */
const most = 50;

inBrowser('the tables of a page', (browser) => {
  it.each(kinds)('of %s hold, check by check, the figures that its Outcome holds', (kind) =>
    withPage(browser(), addressOf(kind), {}, async ({ page }) => {
      for (const { id, role, verdict } of kindsOfOutcome[kind]().checks) {
        const rows = await cellsOf(page, `#${role}-${id} > details table`);
        const { evidence } = verdict;
        const wrong =
          evidence.kind === 'findings' ? wrongFindings(evidence.findings, rows) : wrongRuns(evidence, rows);
        expect(wrong, `${role} ${id}`).toEqual([]);
      }
    }),
  );

  it('of many runs hold those that do not hold, worst first, and then the tightest', () =>
    withPage(browser(), addressOf('many'), {}, async ({ page }) => {
      const { checks } = kindsOfOutcome.many();
      for (const { id, verdict } of checks.filter(({ role }) => role === 'claim')) {
        if (verdict.evidence.kind === 'findings') continue;
        const shown = (await cellsOf(page, `#claim-${id} > details table`)).map((cells) => cells.at(-1));
        const wanted: readonly { readonly run: string; readonly holds: boolean; readonly margin?: number }[] =
          verdict.evidence.rows;
        const inOrder = wanted.toSorted(
          (a, b) => Number(a.holds) - Number(b.holds) || (a.margin ?? 0) - (b.margin ?? 0),
        );
        expect(shown, id).toEqual(inOrder.slice(0, most).map(({ run }) => run));
      }
    }));

  it('of many runs say how many they leave out', () =>
    withPage(browser(), addressOf('many'), {}, async ({ page }) => {
      const captions = await page.locator('#claims table caption').allTextContents();
      expect(captions.map((caption) => caption.replace(/.*; /, ''))).toEqual([
        'the 50 tightest of 3334 runs',
        'the 50 tightest of 10000 runs',
        'the 50 tightest of 3334 runs',
        'the 50 tightest of 3334 runs',
      ]);
    }));

  it('of curves hold the first seed’s losses, and the smallest and largest of all seeds', () =>
    withPage(browser(), addressOf('green'), {}, async ({ page }) => {
      const { records } = kindsOfOutcome.green();
      const rows = await cellsOf(page, '#curves-1 table');
      const own = records.flatMap((record) =>
        record.run.startsWith('lambda=0,') && record.state === 'finished' ? [record.metrics] : [],
      );
      expect(rows).toHaveLength(10);
      const wrong = rows.flatMap((cells, epoch) =>
        ['trainLoss', 'testLoss'].flatMap((metric, at) => {
          const values = own.map((metrics) => curveOf(metrics[metric])[epoch] ?? Number.NaN);
          const wanted = [values[0] ?? Number.NaN, Math.min(...values), Math.max(...values)];
          return wanted.filter((value, column) => !shows(cells[1 + at * 3 + column], value));
        }),
      );
      expect(wrong).toEqual([]);
    }));
});

/** Body rows of the one table there is; none where there is no table. */
function cellsOf(page: Page, table: string): Promise<readonly (readonly string[])[]> {
  return page
    .locator(`${table} tbody tr`)
    .evaluateAll((rows) => rows.map((row) => [...row.children].map(({ textContent }) => textContent ?? '')));
}

/** What is wrong with a table of runs, each found by its name. */
function wrongRuns({ kind, rows }: EvidenceOfRuns, shown: readonly (readonly string[])[]): readonly string[] {
  if (shown.length !== Math.min(rows.length, most)) return [`${shown.length} rows for ${rows.length} runs`];
  const byRun = new Map<string, Row>(rows.map((row) => [row.run, row]));
  return shown.flatMap((cells) => {
    const row = byRun.get(cells.at(-1) ?? '');
    if (!row) return [`${kind}: there is no run ${cells.at(-1)}`];
    const figures = [row.seed, ...figuresOf(row)];
    const verdict = cells.at(-2)?.startsWith(row.holds ? '✓ ' : '✗ ') === true;
    const right = figures.every((figure, at) => shows(cells[at], figure)) && verdict;
    return right && cells.length === figures.length + (kind === 'state' ? 3 : 2)
      ? []
      : [`${cells.join(' | ')} for ${JSON.stringify(row)}`];
  });
}

/** In the order of the columns. */
function figuresOf(row: Row): readonly number[] {
  if ('left' in row) return [row.left, row.right, row.margin];
  if ('readings' in row) return [...row.readings, row.margin];
  return 'value' in row ? [row.value] : [row.margin];
}

function wrongFindings(
  findings: readonly Finding[],
  shown: readonly (readonly string[])[],
): readonly string[] {
  if (shown.length !== findings.length) return [`${shown.length} rows for ${findings.length} findings`];
  const inOrder = findings.toSorted((a, b) => Number(a.holds) - Number(b.holds));
  return inOrder.flatMap(({ measured, stated, tolerance, holds, run, runs }, at) => {
    const [, first, second, allowed, verdict, count, worst] = shown[at] ?? [];
    const right =
      shows(first, measured) &&
      shows(second, stated) &&
      (tolerance === 0 ? Number.isNaN(Number(allowed)) : shows(allowed, tolerance, 2)) &&
      verdict?.startsWith(holds ? '✓ ' : '✗ ') === true &&
      shows(count, runs) &&
      worst === run &&
      (measured === stated || holds || first !== second);
    return right ? [] : [`${shown[at]?.join(' | ')} for ${JSON.stringify(inOrder[at])}`];
  });
}
