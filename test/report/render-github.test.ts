import { describe, expect, it } from 'vitest';
import { english } from '../../src/report/locale/en/english.ts';
import { renderGithub } from '../../src/report/render-github.ts';
import { viewOutcome } from '../../src/report/view-outcome.ts';
import { greenOutcome, hostileOutcome, redOutcome } from '../fixtures/report/outcome.ts';

describe('renderGithub', () => {
  it('puts a failure on its line, and warns of what is undecided', () => {
    const lines = renderGithub([viewOutcome(redOutcome(), english)])
      .trimEnd()
      .split('\n');
    expect(lines[0]).toMatch(
      /^::error file=experiments\/ridge\.experiment\.ts,line=10,col=5,title=claim falls fails::The sentence of falls\.%0A/,
    );
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['::error', '::error', '::warning']);
  });

  it('says nothing where all holds', () =>
    expect(renderGithub([viewOutcome(greenOutcome(), english)])).toBe(''));

  it('keeps a command a command, whatever its strings hold', () => {
    const text = renderGithub([viewOutcome(hostileOutcome('a,b:c%\r\n::error::owned\n'), english)]);
    expect(
      text
        .trimEnd()
        .split('\n')
        .filter(
          (line) => !/^::(error|warning) file=[^,:]*,line=\d+,col=\d+,title=[^,:]*::[^\r\n]*$/.test(line),
        ),
    ).toEqual([]);
    expect(text).toContain('a%2Cb%3Ac%25%0A');
  });

  it('shows ten of a kind, and counts the others', () => {
    const lines = renderGithub(Array.from({ length: 8 }, () => viewOutcome(redOutcome(), english)))
      .trimEnd()
      .split('\n');
    expect(lines.filter((line) => line.startsWith('::error'))).toHaveLength(10);
    expect(lines).toContain('::error title=bookproof::7 more: see the report');
  });
});
