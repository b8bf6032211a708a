import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareOutcomes } from '../../../src/comparison/compare-outcomes.ts';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import {
  comparisonLimit,
  renderComparisonMarkdown,
} from '../../../src/report/formats/render-comparison-markdown.ts';
import { renderComparisonPage } from '../../../src/report/html/render-comparison-page.ts';
import { renderPicture, type RenderedPicture } from '../../../src/report/pictures/render-picture.ts';
import { viewComparison, type ComparisonView } from '../../../src/report/view/comparison/comparison.ts';
import { green, hostile, paths, view, worse } from '../../fixtures/comparison/shown.ts';
import { greenOutcome } from '../../fixtures/report/outcome.ts';
import { structureOf } from '../../fixtures/report/structure-of.ts';
import { tagsOf } from '../../fixtures/report/tags-of.ts';
import { templates } from '../../fixtures/report/templates.ts';

const markdown = (shown: ComparisonView, most = comparisonLimit.max) =>
  renderComparisonMarkdown(shown, english, {}, { ...comparisonLimit, max: most });
const page = async (shown: ComparisonView): Promise<string> => {
  const pictures: Record<string, RenderedPicture> = {};
  for (const { id, spec } of shown.experiments.flatMap((each) => each.pictures))
    pictures[id] = await renderPicture(spec, id);
  return renderComparisonPage(shown, templates, pictures);
};
const structure = structureOf;

describe('renderComparisonMarkdown', () => {
  const text = markdown(view(green, worse));

  it('says in its first line how it ended', () =>
    expect(text.split('\n')[0]).toBe('**✗ 1 claim regressed, 5 unchanged**'));

  it('shows counts, flips, distances and the command of a seed that flipped', () => {
    expect(text).toContain('Held before (3 of 3 runs), fails now (0 of 3 runs).');
    expect(text).toContain('3 seeds flipped to failing (1, 2, 3), none to holding.');
    expect(text).toMatch(/median of 3 paired seeds: 8.73 before, -0.18 now; moved by -8.91/);
    expect(text).toContain('npx bookproof run experiments/ridge.experiment.ts --only lambda=5,seed=1\n');
    expect(text).toContain('npx bookproof explain falls --output pull\n');
  });

  it('folds the figures that moved away, with an empty line around the table', () =>
    expect(text).toMatch(/<details><summary>Figures that moved \(9\)<\/summary>\n\n\| Cell \|/));

  it('names no claim that stands as before outside of what is folded', () => {
    const open = text.replaceAll(/<details>[^]*?<\/details>/g, '');
    expect(open).not.toContain('mostly');
    expect(text).toContain('mostly');
  });

  it('shows the pictures that it is given, and no others', () => {
    const shown = view(green, worse);
    const ids = shown.experiments.flatMap(({ pictures }) => pictures.map(({ id }) => id));
    expect(ids).toHaveLength(3);
    const images = { [ids[0] ?? '']: 'a curve.png' };
    expect(renderComparisonMarkdown(shown, english, images).match(/!\[.*\]\(<.*>\)/g)).toEqual([
      '![Train loss and test loss by epoch, λ = 0](<a%20curve.png>)',
    ]);
    expect(text).not.toContain('![');
  });

  it('holds no element but its folds, and no cell too many, whatever its strings hold', () => {
    const attack = 'a|b</summary></details><img src=x>`*_[x](y) @someone\n\n# h\n- i';
    const attacked = markdown(view(hostile(green, attack), hostile(worse, attack)));
    const prose = attacked.replaceAll(/^(`{3,})\n[^]*?\n\1$/gm, '').replace(/^This comparison: .*$/m, '');
    const tags = tagsOf(prose).map(({ name }) => name);
    expect(tags.filter((name) => !['details', '/details', 'summary', '/summary'].includes(name))).toEqual([]);
    expect(tags.filter((name) => name === 'details').length).toBe(
      tags.filter((name) => name === '/details').length,
    );
    for (const table of prose.split('\n\n').filter((block) => block.startsWith('| '))) {
      const cells = table.split('\n').map((row) => row.split('|').length);
      expect(new Set(cells).size).toBe(1);
    }
    expect(prose).not.toMatch(/@[a-z]/);
  });

  it('escapes a fold’s title as HTML, where Markdown’s escapes would be shown', () => {
    const base = greenOutcome();
    const rows = ['one_a', 'two_b', 'three_c', 'four_d'];
    const claims = rows.map((id) => ({ ...base.experiment.claims[0], id }));
    const many = (state: 'holds' | 'fails') => ({
      ...base,
      experiment: { ...base.experiment, claims },
      checks: rows.map((id) => ({ ...base.checks[0], id, verdict: { ...base.checks[0]?.verdict, state } })),
    });
    const shown = markdown(view(many('holds') as Outcome, many('fails') as Outcome));
    expect(shown).toContain('<summary>✗ claim four_d: regressed</summary>');
    expect(shown).toContain('#### ✗ claim one\\_a: regressed');
  });
});

describe('paths as they were typed', () => {
  it('stay in one line and one span of code, whatever they hold', () => {
    const typed = { base: 'a`b ``c', head: 'd\n# e', output: null };
    const text = markdown(viewComparison([compareOutcomes('ridge', green, worse)], typed, english));
    expect(text).toContain("\nThis comparison: ```npx bookproof compare 'a`b ``c' 'd # e'```\n");
  });
});

describe('a comment', () => {
  const claims = Array.from({ length: 400 }, (_, i) => `claim-${i}`);
  const many = (says: string, fails: boolean): Outcome => {
    const [claim, check] = [green.experiment.claims[0], green.checks[0]];
    if (!claim || !check) throw new Error('the fixture has no claim');
    const state = fails ? 'fails' : 'holds';
    return {
      ...green,
      experiment: { ...green.experiment, guards: [], claims: claims.map((id) => ({ ...claim, id, says })) },
      checks: claims.map((id) => ({ ...check, id, verdict: { ...check.verdict, state } })),
    };
  };
  const sizes = (text: string) => [
    text.length,
    Array.from(text).length,
    new TextEncoder().encode(text).length,
  ];

  it.each(['x', '中', '😀', '&', '*'])(
    'stays within what GitHub takes, however it counts %s',
    (character) => {
      const says = character.repeat(20_000);
      const text = markdown(view(many(says, false), many(says, true)));
      expect(Math.max(...sizes(text))).toBeLessThan(65_536);
      expect(text.startsWith('**✗ 400 claims regressed**')).toBe(true);
      expect(text).toMatch(/\n\d+ parts left out .*`npx bookproof compare main pull`\n$/);
      expect(text).toContain('#### ✗ claim claim-0: regressed');
      expect(text).not.toContain('claim-399: regressed');
    },
  );

  it('leaves out what matters least first, and says how much', () => {
    const whole = markdown(view(green, worse));
    const shorter = markdown(view(green, worse), new TextEncoder().encode(whole).length - 1);
    expect(whole).not.toContain('left out');
    expect(shorter).toContain('1 part left out');
    expect(shorter).toContain('claim falls: regressed');
    expect(shorter).not.toContain('What stands as before');
    expect(shorter).toContain('Figures that moved');
  });

  it('keeps its verdict where nothing else fits', () => {
    const text = markdown(view(green, worse), 200);
    expect(text.split('\n')[0]).toBe('**✗ 1 claim regressed, 5 unchanged**');
  });
});

describe('the page of a comparison', () => {
  let html = '';
  beforeAll(async () => {
    html = await page(view(green, worse));
  });

  it('has the same elements and attributes whatever its strings hold', async () => {
    const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)></style><svg onload=x>&lt;{{title}}$&\u0000`;
    const [attacked, harmless] = await Promise.all(
      [attack, 'x'.repeat(attack.length)].map((text) =>
        page(view(hostile(green, text), hostile(worse, text))),
      ),
    );
    expect(attacked).toContain('&lt;script&gt;alert(1)');
    expect(structure(attacked ?? '')).toEqual(structure(harmless ?? ''));
  });

  it('allows itself its own stylesheet, its own scripts and nothing else', () => {
    const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
    const [, script = ''] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const readable = policy.replaceAll('&#x27;', "'").replaceAll('&#x3D;', '=');
    expect(readable).toMatch(/^default-src 'none'; script-src ('sha256-[^']*' ?){2}; style-src 'sha256-/);
    expect(readable).toContain(`script-src ${hashOf(script)} `);
    expect(readable).toContain(`style-src ${hashOf(style)};`);
    expect(
      structure(html).filter(({ attributes }) => attributes.some((name) => /^on|^style$/.test(name))),
    ).toEqual([]);
  });

  it('of two experiments has no id twice, links only to ids that it has, and skips no level of headings', async () => {
    const both = ['ridge', 'other'].map((id) => compareOutcomes(id, green, worse));
    const two = await page(viewComparison(both, paths, english));
    const ids = [...two.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
    const links = [...two.matchAll(/href="#([^"]*)"/g)].map(([, id = '']) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
    expect(links.length).toBeGreaterThan(2);
    const levels = structure(two).flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });

  it('shows the curves that differ, and none where nothing does', async () => {
    expect(html.match(/<svg /g)).toHaveLength(3);
    expect(await page(view(green, green))).not.toContain('<svg ');
  });

  it('is the same, byte for byte, the second time', async () =>
    expect(await page(view(green, worse))).toBe(html));
});
