import { describe, expect, it } from 'vitest';
import { english } from '../../../src/report/locale/en/english.ts';
import { viewScripts } from '../../../src/report/html/scripts.ts';
import { unpackData } from '../../../templates/viewer/unpack-data.ts';
import { templates } from '../../fixtures/report/templates.ts';

const { texts } = english;
const attack = '</script><script>alert(1)</script><!--\u2028';
const drawn = (title: string) => ({
  svg: '',
  live: {
    data: [{ name: 'a', values: [{ epoch: 1, series: title }] }],
    axes: [{ scale: 'x', title }],
    marks: [{ type: 'symbol', encode: { update: { x: { scale: 'x', field: 'at' } } } }],
  },
});

describe('the scripts of a page', () => {
  it('leave Vega out, and its hash, where there is no picture', () => {
    const { vega, live, policy } = viewScripts(templates, texts, { name: 'a', pictures: {} });
    expect([vega, live]).toEqual(['', null]);
    expect(policy.match(/script-src ('sha256-[^ ']+' ?)+/)?.[0].split('sha256-')).toHaveLength(2);
  });

  it('ship every picture that was drawn, with what its fields are called', () => {
    const { live } = viewScripts(templates, texts, { name: 'a', pictures: { p: drawn('λ'), q: drawn('μ') } });
    const { p, q } = JSON.parse(live ?? '');
    expect([p.labels.at, q.labels.at, p.labels.epoch]).toEqual(['λ', 'μ', 'epoch']);
    expect(unpackData(p.spec)).toEqual(drawn('λ').live);
  });

  it('cannot be closed by what stands in a picture', () => {
    const { live } = viewScripts(templates, texts, { name: attack, pictures: { [attack]: drawn(attack) } });
    expect(live).toContain('alert(1)');
    expect(live).not.toMatch(/[<>\u2028]/);
  });

  it.each(['</SCRIPT ', '<!--'])('refuse a bundle that holds %s', (text) => {
    const broken = { ...templates, 'viewer/page.js': `const a = "${text}";` };
    expect(() => viewScripts(broken, texts, { name: 'a', pictures: {} })).toThrow('viewer/page.js');
  });
});
