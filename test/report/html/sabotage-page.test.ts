import { describe, expect, it } from 'vitest';
import type { SabotageMatrix } from '../../../src/model/outcome/sabotage-matrix.ts';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { renderPage } from '../../../src/report/html/render-page.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';
import { structureOf } from '../../fixtures/report/structure-of.ts';
import { templates } from '../../fixtures/report/templates.ts';
import { matrixOf, rate, rowOf, silent, unnamed } from '../../sabotage/matrices.ts';

const pageOf = (sabotage: SabotageMatrix | null, changed: Partial<Outcome> = {}) =>
  renderPage(viewOutcome({ ...greenOutcome(), sabotage, ...changed }, english), templates, {});
const sectionOf = (page: string) => /<section id="sabotage"[^]*?<\/section>/.exec(page)?.[0] ?? '';
const words = (html: string) =>
  html.replaceAll(/<button[^]*?<\/button>|<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

const caught = rowOf('faster', { source: 'a forum', cells: { falls: unnamed, trajectory: rate } });
const survivor = rowOf('slower', { state: 'survived', cells: { falls: silent, trajectory: silent } });

describe('the page of a sabotage', () => {
  it('is no part of the page before the first', () => {
    expect(pageOf(null)).not.toContain('sabotage');
  });

  it('is linked from the top of the page', () => {
    expect(pageOf(matrixOf([caught]))).toContain('<a href="#sabotage">Sabotage</a>');
  });

  it('names every row and column by a head, and says each cell in words too', () => {
    const section = sectionOf(pageOf(matrixOf([caught, survivor])));
    const rows = [...section.matchAll(/<tr class="(\w+)">(.*?)<\/tr>/g)].map(([, state, row = '']) => [
      state,
      words(row).trim(),
    ]);
    expect(rows).toEqual([
      ['holds', '✓ unmodified clean · silent · silent'],
      ['holds', '✓ faster caught ○ notices ● notices, as expected'],
      ['fails', '✗ slower survives · silent ✗ does not notice, though expected'],
    ]);
    expect(section.match(/<th scope="col"/g)).toHaveLength(3);
    expect(section.match(/<th scope="row"/g)).toHaveLength(3);
    expect(section).toContain('<th scope="col" class="guard"><span>trajectory</span></th>');
  });

  it('hides the symbols from screen readers, and shows them the words', () => {
    const section = sectionOf(pageOf(matrixOf([caught])));
    expect(section).toContain(
      '<td class="expected"><span aria-hidden="true">●</span><span class="hidden">notices, as expected</span></td>',
    );
    expect(templates['style.css']).toMatch(/\.hidden\b/);
  });

  it('says of each defect where it happened and what the checks say, or that none notices anything', () => {
    const section = words(sectionOf(pageOf(matrixOf([caught, survivor]))));
    expect(section).toContain('What faster does. faster Happened in a forum. falls trajectory');
    expect(section).toContain('What slower does. slower No check notices anything.');
  });

  it.each([
    ['crashed', 'Crashed: the reason'],
    ['hung', 'Hung: the reason'],
    ['not-applied', 'Not tried: the reason'],
  ] as const)('says why a defect %s, and not that no check notices it', (state, text) => {
    const section = words(
      sectionOf(pageOf(matrixOf([rowOf('odd', { state, why: 'the reason', cells: {} })]))),
    );
    const entry = section.slice(section.indexOf('What odd does.'));
    expect(entry).toContain(text);
    expect(entry).not.toContain('No check notices anything');
  });

  it('lists what lapses', () => {
    const section = sectionOf(pageOf(matrixOf([caught, survivor])));
    expect(section).toContain('<li>slower survives: no check notices it</li>');
    expect(sectionOf(pageOf(matrixOf([caught])))).not.toContain('<li>');
  });

  it('says that it is stale, and how it is renewed, where something has changed since', () => {
    const matrix = matrixOf([caught]);
    const stale = sectionOf(pageOf(matrix, { sources: { ...matrix.sources, subject: 'other' } }));
    expect(words(stale)).toContain(
      'Stale. Since this was tried, the book’s code changed: npx bookproof sabotage tries it again.',
    );
    expect(sectionOf(pageOf(matrix))).not.toContain('Stale');
  });

  it('says when it was tried, for how long, and what took longest', () => {
    expect(words(sectionOf(pageOf(matrixOf([caught]))))).toContain(
      'Tried 2026-11-23 22:47 UTC in 1 min 1 s; slowest: faster 1.0 s.',
    );
  });

  it('shows every one of more checks than there are letters', () => {
    const checks = Array.from({ length: 60 }, (_, i) => ({ id: `check-${i}`, role: 'claim' as const }));
    const section = sectionOf(pageOf(matrixOf([rowOf('a', { cells: {} })], { checks })));
    expect(section.match(/<th scope="col" class="claim">/g)).toHaveLength(60);
    expect(section.match(/<td /g)).toHaveLength(120);
  });

  it('has the same elements and attributes whatever its strings hold', () => {
    const [attacked = '', plain = ''] = [
      `"'><script>alert(1)</script></td><img src=x onerror=alert(1)>{{title}}$&`,
      'harmless',
    ].map((text) => pageOf(hostileMatrix(text)));
    expect(sectionOf(attacked)).toContain('&lt;script&gt;alert(1)');
    expect(sectionOf(attacked)).not.toContain('<script');
    expect(structureOf(attacked)).toEqual(structureOf(plain));
  });
});

/** A text in every place that a person or the code may have written. */
function hostileMatrix(text: string): SabotageMatrix {
  const cells = {
    [text]: { state: 'notices' as const, cause: { code: 'threw' as const, run: text, message: text } },
  };
  const row = { says: text, source: text, why: text, noticedBy: { [text]: text }, cells };
  return matrixOf(
    [
      rowOf(text, row),
      rowOf(`${text}2`, { ...row, state: 'crashed' }),
      rowOf(`${text}3`, { noticedBy: { other: text }, cells }),
    ],
    {
      file: text,
      checks: [
        { id: text, role: 'claim' },
        { id: `${text}!`, role: 'guard' },
      ],
      unmodified: rowOf(text, { ...row, state: 'unclean' }),
    },
  );
}
