import { describe, expect, it } from 'vitest';
import { english } from '../../../src/report/locale/en/english.ts';
import { commentLimit } from '../../../src/report/formats/fit-markdown.ts';
import { renderExplanation } from '../../../src/report/terminal/render-explanation.ts';
import { renderJson } from '../../../src/report/formats/render-json.ts';
import { renderMarkdown } from '../../../src/report/formats/render-markdown.ts';
import { renderTerminal } from '../../../src/report/terminal/render-terminal.ts';
import { viewOutcome } from '../../../src/report/view/outcome.ts';
import { columnsOf } from '../../../src/report/terminal/layout.ts';
import { greenOutcome, hostileOutcome, redOutcome } from '../../fixtures/report/outcome.ts';
import { tagsOf } from '../../fixtures/report/tags-of.ts';

const red = viewOutcome(redOutcome(), english);
const escape = '\u001b';
const comment = { limit: commentLimit, whole: 'reports/index.html' };
const plain = { color: false, width: 80 };

describe('renderTerminal', () => {
  it('shows each check with its verdict, failures first', () => {
    const lines = renderTerminal(red, plain).split('\n');
    expect(lines[0]).toBe('✗ Ridge, from scratch: 1 claim and 1 guard fail, 1 claim is undecided');
    expect(lines.filter((line) => /^ {2}[✗?✓] /.test(line)).map((line) => line.slice(2, 14).trim())).toEqual([
      '✗ falls',
      '? trend',
      '✓ mostly',
      '✓ blows-up',
      '✗ data-law',
      '✓ streams',
      '? lambda=0,s', // the run that threw
    ]);
  });

  it('prints the cause of a failure, and the command that runs it alone', () => {
    const text = renderTerminal(red, { ...plain, width: 200 });
    expect(text).toContain(
      "fails: the noise in the labels has sd 0.0998, stated 0.01, and the chapter's prose says 0.1",
    );
    expect(text).toContain(
      '      npx bookproof run experiments/ridge.experiment.ts --only lambda=5,seed=2\n',
    );
  });

  it('colours only where asked to', () => {
    expect(renderTerminal(red, plain)).not.toContain('\u001b');
    expect(renderTerminal(red, { ...plain, color: true })).toContain('\u001b[31m✗\u001b[39m');
  });

  it('says the same words in colour', () =>
    expect(
      renderTerminal(red, { ...plain, color: true }).replaceAll(new RegExp(`${escape}\\[\\d+m`, 'g'), ''),
    ).toBe(renderTerminal(red, plain)));

  it('keeps within its width, but for what is to be copied', () => {
    const lines = renderTerminal(red, { color: false, width: 60 }).split('\n').slice(1);
    expect(lines.filter((line) => columnsOf(line) > 60 && !line.includes('npx bookproof'))).toEqual([]);
  });

  it.each([30, 35, 40])(
    'writes the numbers below the name where %i columns leave no room beside it',
    (width) => {
      const lines = renderTerminal(red, { color: false, width }).split('\n').slice(3);
      expect(
        lines.filter((line) => columnsOf(line) > width && !/npx bookproof|ridge\.ts:/.test(line)),
      ).toEqual([]);
    },
  );

  it.each([0, 1, 10])('writes the same words in %i columns', (width) =>
    expect(renderTerminal(red, { color: false, width }).split(/\s+/)).toEqual(
      renderTerminal(red, plain).split(/\s+/),
    ),
  );

  it('obeys no control sequence in a string, and breaks no line', () => {
    const text = renderTerminal(viewOutcome(hostileOutcome('\u001b[2J\r\n'), english), plain);
    expect(text).not.toContain(escape);
    expect(text).not.toContain('\r');
  });
});

describe('renderExplanation', () => {
  const falls = red.claims.find(({ id }) => id === 'falls');
  const text = falls ? renderExplanation(falls, english, plain) : '';

  it('shows the numbers of every run in columns', () =>
    expect(text).toContain(
      '  Seed  testLoss(lambda=5)  0.1 * testLoss(lambda=0)  To spare  Verdict  Run\n' +
        '  1                   0.26                      0.09     -0.17  ✗ fails  lambda=5,seed=1\n',
    ));

  it('shows what is expected, by how much it is missed, and how to run it alone', () => {
    expect(text).toContain('expects   testLoss(lambda=5) <= 0.1 * testLoss(lambda=0)');
    expect(text).toContain('margin    9 short (on average 2.5 seed sds)');
    expect(text).toContain('--only lambda=5,seed=2');
  });
});

describe('renderMarkdown', () => {
  it('shows the failure, its cause and its command before the table', () => {
    const text = renderMarkdown([red], comment);
    expect(text).toContain('### ✗ claim falls fails');
    expect(text.indexOf('npx bookproof run')).toBeLessThan(text.indexOf('| Verdict |'));
  });

  it('begins with the verdict in a line, and ends with the pictures', () => {
    const imageOf = () => 'a.png';
    const lines = renderMarkdown([red], { ...comment, imageOf })
      .trimEnd()
      .split('\n');
    expect(lines[0]).toBe('## ✗ Ridge, from scratch: 1 claim and 1 guard fail, 1 claim is undecided');
    expect(lines.at(-1)).toMatch(/^!\[/);
  });

  it('keeps within a comment of GitHub: what holds goes first, never a part of a row, and where the rest is told', () => {
    const row = { ...red.claims.at(-1)!, decision: 'x'.repeat(1000) };
    const view = { ...red, claims: [...red.claims, ...Array.from({ length: 100 }, () => row)] };
    const text = renderMarkdown([view, red], comment);
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text.match(/^### /gm)).toHaveLength(2 * (red.open.length + red.failures.length));
    expect(text.match(/^## /gm)).toHaveLength(2);
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.map((each) => each.split('|').length)).toEqual(rows.map(() => 7));
    expect(text).toMatch(
      /\n\n\*Parts left out here for want of room: \d+\. The whole report: reports\/index\.html\*\n$/,
    );
  });

  it('holds no element and no cell too many, whatever its strings hold', () => {
    const attack = 'a|b<img src=x>`*_[x](y)\n\n# h\n- i';
    const text = renderMarkdown([viewOutcome(hostileOutcome(attack), english)], comment);
    const prose = text.replaceAll(/^(`{3,})\n[^]*?\n\1$/gm, '');
    expect(tagsOf(prose)).toEqual([]);
    const rows = prose.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.map((row) => row.split('|').length)).toEqual(rows.map(() => 7));
    expect(prose).toContain('a&#124;b&#60;img src=x&#62;\\`\\*\\_\\[x\\](y) \\# h - i');
  });

  it('fences a command in more backticks than it holds', () => {
    const text = renderMarkdown([viewOutcome(hostileOutcome('````'), english)], comment);
    expect(text).toContain('\n`````\nnpx bookproof');
  });

  it('shows the pictures that it is given', () =>
    expect(renderMarkdown([red], { ...comment, imageOf: (view, id) => `${view.id} ${id}.png` })).toContain(
      '![‖w‖ along λ](<ridge%20along-1-2.png>)',
    ));
});

describe('renderJson', () => {
  it('is the view, without what only draws', () => {
    const { format, experiments } = JSON.parse(renderJson([red]));
    expect(format).toBe('bookproof/view/1');
    expect(experiments[0].open).toHaveLength(3);
    expect(experiments[0].pictures[0]).not.toHaveProperty('spec');
  });

  it('holds for what holds', () =>
    expect(JSON.parse(renderJson([viewOutcome(greenOutcome(), english)])).experiments[0].verdict.state).toBe(
      'holds',
    ));
});
