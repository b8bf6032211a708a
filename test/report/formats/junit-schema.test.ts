import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import type { Outcome } from '../../../src/model/outcome/outcome.ts';
import { english } from '../../../src/report/locale/en/english.ts';
import { chinese } from '../../../src/report/locale/zh-cn/chinese.ts';
import { renderJunit } from '../../../src/report/formats/render-junit.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome, hostileOutcome, redOutcome } from '../../fixtures/report/outcome.ts';

const file = new URL('../../fixtures/junit/JUnit.xsd', import.meta.url);
const schema = { fileName: 'JUnit.xsd', contents: readFileSync(file, 'utf8') };

async function mistakesOf(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'junit.xml', contents: xml }, schema });
  return errors.map(({ message }) => message);
}

const junit = (outcomes: readonly Outcome[], words = english) =>
  renderJunit(outcomes.map((outcome) => viewOutcome(outcome, words)));

/** Whatever cannot be a title, an id or a message, and what looks like markup. */
const hostile = [
  `</failure>"'><x y=z>&]]><![CDATA[`,
  '\u0000\ufffe\ud800\u001b[2J\r\n\t',
  ' ',
  '&#0;&lt;<!--',
  '权重😀',
];

describe("Ant's JUnit schema", () => {
  it.each([
    ['that all hold', junit([greenOutcome()])],
    ['that do not', junit([redOutcome()])],
    ['that were interrupted', junit([{ ...greenOutcome(), complete: false }])],
    ['without any check', junit([{ ...greenOutcome(), checks: [] }])],
    ['in Chinese', junit([redOutcome()], chinese)],
    ['beside others', junit([greenOutcome(), redOutcome(), greenOutcome()])],
    ['of which there are none', junit([])],
  ])('takes experiments %s', async (_, xml) => {
    expect(await mistakesOf(xml)).toEqual([]);
  });

  it.each(hostile)('takes experiments whose strings hold %j', async (text) => {
    expect(await mistakesOf(junit([hostileOutcome(text)]))).toEqual([]);
  });

  it.each([
    ['a count is missing', ' failures="2"', ''],
    ['a time is in a zone', 'T22:47:00"', 'T22:47:00Z"'],
    ['an element is out of place', '<properties>', '<system-out/><properties>'],
  ])('is able to refuse: %s', async (_, good, bad) => {
    const xml = junit([redOutcome()]);
    expect(xml).toContain(good);
    expect(await mistakesOf(xml.replace(good, bad))).not.toEqual([]);
  });
});
