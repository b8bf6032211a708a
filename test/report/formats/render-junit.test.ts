import { describe, expect, it } from 'vitest';
import { english } from '../../../src/report/locale/en/english.ts';
import { renderJunit } from '../../../src/report/formats/render-junit.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { greenOutcome, hostileOutcome, redOutcome } from '../../fixtures/report/outcome.ts';
import { tagsOf, unclosed } from '../../fixtures/report/tags-of.ts';

const junit = (...outcomes: Parameters<typeof viewOutcome>[0][]) =>
  renderJunit(outcomes.map((outcome) => viewOutcome(outcome, english)));

describe('renderJunit', () => {
  it('counts failures and errors, and leaves nothing undecided that passes', () => {
    const xml = junit(redOutcome());
    expect(xml).toMatch(/tests="6" failures="2" errors="1"/);
    expect(xml.match(/<failure /g)).toHaveLength(2);
    expect(xml).toContain('<error type="undecided"');
  });

  it('errs after an interruption', () =>
    expect(junit({ ...greenOutcome(), complete: false })).toMatch(/tests="7" failures="0" errors="1"/));

  it('writes the time as the schema wants it', () =>
    expect(junit(greenOutcome())).toContain('timestamp="2026-11-23T22:47:00" hostname="localhost"'));

  it('names classes without dots, at which viewers would split them into packages', () => {
    const names = [...junit(redOutcome()).matchAll(/classname="([^"]*)"/g)].map(([, name]) => name);
    expect(new Set(names)).toEqual(new Set(['experiments/ridge/claim', 'experiments/ridge/guard']));
  });

  it('says on what a suite ran, and where a case that fails stands', () => {
    const xml = junit(redOutcome());
    expect(xml).toMatch(
      /<property name="backend" value="\w+ [^"]*"\/>\n\s*<property name="node" value="[^"]+"\/>/,
    );
    expect(xml).toMatch(/<failure [^>]*>[^<]*&#10;experiments\/ridge\.experiment\.ts:\d+&#10;/);
  });

  it('numbers its suites', () =>
    expect(junit(greenOutcome(), redOutcome()).match(/ id="\d"/g)).toEqual([' id="0"', ' id="1"']));

  it('is well formed whatever its strings hold', () => {
    const attack = `</failure>"'><x y=z>&]]><![CDATA[\u0000\ufffe`;
    const xml = junit(hostileOutcome(attack));
    expect(unclosed(xml)).toEqual([]);
    expect(tagsOf(xml)).toEqual(tagsOf(junit(hostileOutcome('x'))));
    expect(xml).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39|#10|#9);)/);
    expect(xml).not.toMatch(/(?!\n)[\p{Cc}\ufffe]/u);
  });
});
