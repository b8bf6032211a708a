import { describe, expect, it } from 'vitest';
import type { Outcome, SeedsMap } from '../../../src/model/outcome/outcome.ts';
import { allPictures } from '../../../src/report/html/page-pictures.ts';
import { commentLimit } from '../../../src/report/formats/fit-markdown.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { renderExplanation } from '../../../src/report/terminal/render-explanation.ts';
import { renderMap } from '../../../src/report/terminal/render-map.ts';
import { renderMarkdown } from '../../../src/report/formats/render-markdown.ts';
import { renderTerminal } from '../../../src/report/terminal/render-terminal.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';
import { mapOf } from '../../fixtures/report/seeds-map.ts';
import { renderAll } from '../../fixtures/report/render-all.ts';

const held = [
  [1, 3],
  [2, 4],
];
const withMaps = (...maps: readonly SeedsMap[]): Outcome => ({ ...greenOutcome(), maps: [...maps] });
const viewOf = (...maps: readonly SeedsMap[]) => viewOutcome(withMaps(...maps), english);
const claimIn = (view: ReturnType<typeof viewOf>, id: string) =>
  view.claims.find((claim) => claim.id === id)!;
const declined = mapOf(null, { reason: 'an <if>' });
const line = 'over λ × epoch it holds in 25 % to 100 % of the seeds, at the chapter’s own setting in 75 %';

describe('the map of a claim', () => {
  it('is in a line: the smallest share, the largest and the own one', () =>
    expect(claimIn(viewOf(mapOf(held)), 'falls').map?.line).toBe(line));

  it('says nothing of an own one that is none of its points', () =>
    expect(claimIn(viewOf(mapOf(held, { own: null })), 'falls').map?.line).toBe(
      'over λ × epoch it holds in 25 % to 100 % of the seeds',
    ));

  it('says why there is none', () =>
    expect(claimIn(viewOf(declined), 'falls').map).toEqual({
      line: 'no map over λ × epoch: an <if>',
      picture: null,
    }));

  it('is of its own claim alone', () => {
    const view = viewOf(mapOf(held));
    expect(claimIn(view, 'mostly').map).toBeNull();
    expect(view.guards.every(({ map }) => map === null)).toBe(true);
  });

  it('has its picture among all pictures of the page', () => {
    const ids = (view: ReturnType<typeof viewOf>) => allPictures(view).map(({ id }) => id);
    expect(ids(viewOf(mapOf(held)))).toContain('claim-falls-map');
    expect(ids(viewOf(declined))).not.toContain('claim-falls-map');
    expect(new Set(ids(viewOf(mapOf(held)))).size).toBe(ids(viewOf(mapOf(held))).length);
  });

  it('stands in its card, below the picture of its runs, with its table folded', async () => {
    const page = await renderAll(withMaps(mapOf(held)));
    const card = page.slice(page.indexOf('id="claim-falls"'), page.indexOf('id="claim-mostly"'));
    expect(card.indexOf('id="claim-falls-picture"')).toBeLessThan(card.indexOf('id="claim-falls-map"'));
    const figure = card.slice(card.indexOf('id="claim-falls-map"'));
    expect(figure).toMatch(/^[^]*?<svg [^]*?<\/svg>[^]*?<details>\n<summary>The numbers[^]*?\[75\]/);
  });

  it('is a sentence in its card where it could not be made', async () => {
    const page = await renderAll(withMaps(declined));
    expect(page).toContain('<p class="map">no map over λ × epoch: an &lt;if&gt;</p>');
    expect(page).not.toContain('claim-falls-map');
  });

  it('is one line on the terminal, in Markdown and in an explanation', () => {
    const view = viewOf(mapOf(held));
    expect(
      renderTerminal(view, { color: false, width: 200 })
        .split('\n')
        .map((each) => each.trim()),
    ).toContain(line);
    expect(renderMarkdown([view], { limit: commentLimit, whole: 'x' })).toContain(`falls: ${line}`);
    expect(renderExplanation(claimIn(view, 'falls'), english, { color: false, width: 200 })).toContain(
      `map       ${line}`,
    );
  });
});

describe('a map as text', () => {
  it('is a table, in per cent, the own one in brackets', () =>
    expect(renderMap(mapOf(held), english)).toBe(
      [
        'falls: Where it holds: λ × epoch, in per cent of the seeds; in brackets: the chapter’s own',
        '  Share of 4 seeds in which it holds.',
        '  In every seed at 1 of 4 points, in none at 0.',
        '  At λ = 5 it holds in every seed at no epoch shown.',
        '  At epoch = 2 it holds in every seed at λ = 10 alone.',
        '',
        '  λ \\ epoch   1     2',
        '         10  50   100',
        '          5  25  [75]',
        '',
      ].join('\n'),
    ));

  it('is why there is none', () =>
    expect(renderMap(declined, english)).toBe('falls: no map over λ × epoch: an <if>\n'));

  it('holds nothing that a terminal would obey, and no line that is not its own', () => {
    const hostile = 'a\u001b[2J\nb';
    expect(renderMap(mapOf(null, { reason: hostile }), english)).toMatch(/: a[^\n]*2J b\n$/);
    const { axes } = mapOf(held);
    const named = renderMap(
      mapOf(held, { claim: hostile, axes: [{ ...axes[0], name: hostile }, axes[1]] }),
      english,
    );
    expect(named).not.toContain('\u001b');
    expect(named.split('\n')).toHaveLength(renderMap(mapOf(held), english).split('\n').length);
  });
});
