import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { english } from '../../../src/report/locale/en/english.ts';
import { renderIndex } from '../../../src/report/html/render-index.ts';
import { renderPage } from '../../../src/report/html/render-page.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome, hostileOutcome, redOutcome } from '../../fixtures/report/outcome.ts';
import { renderAll } from '../../fixtures/report/render-all.ts';
import { structureOf } from '../../fixtures/report/structure-of.ts';
import { templates } from '../../fixtures/report/templates.ts';

const attack = `"'><script>alert(1)</script><img src=x onerror=alert(1)></style><svg onload=x>&lt;{{title}}$&\u0000`;
const harmless = 'x'.repeat(attack.length);
/** What runs: the script that stands in the page, and the one that it unpacks. */
function scriptsOf(html: string): readonly string[] {
  const [, own = ''] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
  const [, packed = ''] = /<script type="text\/plain" id="viewer-vega">([^]*?)<\/script>/.exec(html) ?? [];
  return [own, gunzipSync(Buffer.from(packed, 'base64')).toString()];
}

let page: string;
beforeAll(async () => {
  page = await renderAll(redOutcome());
});

describe('the page', () => {
  it('has the same elements and attributes whatever its strings hold', async () => {
    const [attacked, plain] = [
      await renderAll(hostileOutcome(attack)),
      await renderAll(hostileOutcome(harmless)),
    ];
    expect(attacked).toContain('&lt;script&gt;alert(1)');
    expect(structureOf(attacked)).toEqual(structureOf(plain));
  });

  it('holds no handler and no style attribute', () => {
    const tags = structureOf(page);
    expect(tags.flatMap(({ attributes }) => attributes).filter((name) => /^on|^style$/.test(name))).toEqual(
      [],
    );
  });

  it('allows itself its own stylesheet, its own two scripts and nothing else', () => {
    const style = /<style>([^]*?)<\/style>/.exec(page)?.[1] ?? '';
    const hashes = [...scriptsOf(page), style].map((text) =>
      createHash('sha256').update(text).digest('base64'),
    );
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/
      .exec(page)?.[1]
      ?.replaceAll('&#x27;', "'")
      .replaceAll('&#x3D;', '=');
    expect(policy).toBe(
      [
        "default-src 'none'",
        `script-src 'sha256-${hashes[0]}' 'sha256-${hashes[1]}'`,
        `style-src 'sha256-${hashes[2]}'`,
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    );
  });

  it('hashes its style and its scripts as a browser reads them, whatever its line ends', () => {
    const crlf = Object.fromEntries(
      Object.entries(templates).map(([name, text]) => [
        name,
        name.endsWith('.hbs') ? text : text.replaceAll('\n', '\r\n'),
      ]),
    );
    const view = viewOutcome(greenOutcome(), english);
    expect(renderPage(view, crlf, {})).toBe(renderPage(view, templates, {}));
  });

  it('asks for nothing from anywhere', () => {
    const addresses = [...page.matchAll(/\b(?:src|href|action)="([^"]*)"/g)].map(
      ([, address = '']) => address,
    );
    expect(
      addresses.filter((address) => !/^(#|data:,$|\.\.\/index\.html$|outcome\.json$)/.test(address)),
    ).toEqual([]);
  });

  it('has one h1, and headings that skip no level', () => {
    const levels = structureOf(page).flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });

  it('has no id twice, and links only to ids that it has', () => {
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id);
    const links = [...page.matchAll(/href="#([^"]*)"/g)].map(([, id = '']) => id);
    expect(ids).toHaveLength(new Set(ids).size);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('gives every table a caption, and every head a scope', () => {
    const tags = structureOf(page);
    const count = (wanted: string) => tags.filter(({ name }) => name === wanted).length;
    expect(count('caption')).toBe(count('table'));
    expect(tags.filter(({ name, attributes }) => name === 'th' && !attributes.includes('scope'))).toEqual([]);
  });

  it('shows what fails before what holds', () =>
    expect(page.indexOf('id="claim-falls"')).toBeLessThan(page.indexOf('id="claim-mostly"')));

  it('says a verdict by symbol and by word', () => expect(page).toMatch(/✗<\/span> fails/));

  it('says so where it was interrupted', () =>
    expect(renderPage(viewOutcome({ ...greenOutcome(), complete: false }, english), templates, {})).toContain(
      '<b>Interrupted.</b>',
    ));

  it('says what the command line changed', () =>
    expect(
      renderPage(viewOutcome({ ...greenOutcome(), changes: ['seeds 1..2'] }, english), templates, {}),
    ).toContain('<code>seeds 1..2</code>'));

  it('is the same, byte for byte, the second time', async () =>
    expect(await renderAll(redOutcome())).toBe(page));

  it('is the same in another time zone and locale', async () => {
    const script = resolve(import.meta.dirname, '../../fixtures/report/print-page-hash.ts');
    const env = { ...process.env, TZ: 'Pacific/Chatham', LC_ALL: 'de_DE.UTF-8', LANG: 'de_DE.UTF-8' };
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], { env });
    expect(stdout).toBe(createHash('sha256').update(page).digest('hex'));
  });
});

describe('the index', () => {
  it('lists failures first, each with a link to its page', () => {
    const views = [
      viewOutcome(greenOutcome({ id: 'green', title: 'Green' }), english),
      viewOutcome(redOutcome(), english),
    ];
    const html = renderIndex(views, templates, english);
    expect(html.indexOf('./ridge/index.html')).toBeLessThan(html.indexOf('./green/index.html'));
  });

  it('says of all experiments together how they ended, and of each failure by how much and how to see it', () => {
    const html = renderIndex(
      [viewOutcome(redOutcome(), english), viewOutcome(greenOutcome(), english)],
      templates,
      english,
    );
    expect(html).toContain('</span> 1 claim and 1 guard fail, 1 claim is undecided</p>');
    expect(html).toContain('</span> 6 claims and 3 guards hold</p>');
    expect(html).toContain('9 short (on average 2.5 seed sds)');
    expect(html).toContain('--only lambda&#x3D;5,seed&#x3D;2</code>');
  });

  it('has the same elements and attributes whatever its strings hold', () => {
    const [attacked, plain] = [attack, harmless].map((text) =>
      renderIndex([viewOutcome(hostileOutcome(text), english)], templates, english),
    );
    expect(structureOf(attacked ?? '')).toEqual(structureOf(plain ?? ''));
  });

  it('links below its own folder, whatever the id', () => {
    const html = renderIndex(
      [viewOutcome(greenOutcome({ id: 'javascript:alert(1)//' }), english)],
      templates,
      english,
    );
    expect(html).toContain('href="./javascript%3Aalert(1)%2F%2F/index.html"');
  });

  it('links to a comparison where one lies beside it', () => {
    expect(renderIndex([], templates, english, 'comparison.html')).toContain(
      '<a href="comparison.html">The last comparison</a>',
    );
    expect(renderIndex([], templates, english)).not.toContain('comparison.html');
  });

  it('says so where there is nothing yet', () =>
    expect(renderIndex([], templates, english)).toContain('No experiment has been run yet.'));
});
