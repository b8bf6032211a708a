import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/outcome/outcome.ts';
import { commentLimit, summaryLimit } from '../../src/report/formats/fit-markdown.ts';
import { renderGithub } from '../../src/report/formats/render-github.ts';
import { renderJson } from '../../src/report/formats/render-json.ts';
import { renderJunit } from '../../src/report/formats/render-junit.ts';
import { renderMarkdown } from '../../src/report/formats/render-markdown.ts';
import { renderSabotageSummary } from '../../src/report/formats/render-sabotage-summary.ts';
import { renderPage } from '../../src/report/html/render-page.ts';
import { english } from '../../src/report/locale/en/english.ts';
import { renderComparison } from '../../src/report/terminal/render-comparison.ts';
import { renderExplanation } from '../../src/report/terminal/render-explanation.ts';
import { renderMatrix } from '../../src/report/terminal/render-matrix.ts';
import { renderRun } from '../../src/report/terminal/render-run.ts';
import { renderTerminal } from '../../src/report/terminal/render-terminal.ts';
import { viewOutcome } from '../../src/report/view/outcome.ts';
import { green, view as compared } from '../fixtures/comparison/shown.ts';
import { redOutcome } from '../fixtures/report/outcome.ts';
import { templates } from '../fixtures/report/templates.ts';
import { matrixOf, rowOf } from '../sabotage/matrices.ts';

/** An outcome of 0.1.0, which kept messages of any length: in a record, in the cause of a claim, in a defect's row. */
function outcomeOf(message: string): Outcome {
  const red = redOutcome();
  return {
    ...red,
    records: red.records.map((record) =>
      record.state === 'threw' ? { ...record, error: { name: 'RangeError', message } } : record,
    ),
    checks: red.checks.map((check) => ({
      ...check,
      verdict:
        check.verdict.cause?.code === 'threw'
          ? { ...check.verdict, cause: { ...check.verdict.cause, message } }
          : check.verdict,
    })),
    sabotage: matrixOf([rowOf('a', { state: 'crashed', why: message })]),
  };
}

const terminal = { color: false, width: 80 };

/** Every face of an outcome, by its name. */
const faces: Readonly<Record<string, (outcome: Outcome) => string>> = {
  terminal: (outcome) => renderTerminal(shown(outcome), terminal),
  explain: (outcome) =>
    shown(outcome)
      .open.map((check) => renderExplanation(check, english, terminal))
      .join(''),
  only: ({ experiment, records }) =>
    renderRun(
      experiment,
      {},
      records.find(({ state }) => state === 'threw')!,
      {},
      [],
      english,
    ),
  matrix: (outcome) => renderMatrix('a', shown(outcome).sabotage!, terminal),
  compare: (outcome) => renderComparison(compared(green, outcome), terminal),
  github: (outcome) => renderGithub([shown(outcome)]),
  junit: (outcome) => renderJunit([shown(outcome)]),
  json: (outcome) => renderJson([shown(outcome)]),
  markdown: (outcome) => renderMarkdown([shown(outcome)], { limit: commentLimit, whole: 'a' }),
  summary: (outcome) => renderSabotageSummary(shown(outcome), { limit: summaryLimit, whole: 'a' }),
  page: (outcome) => renderPage(shown(outcome), templates, {}),
};

function shown(outcome: Outcome) {
  return viewOutcome(outcome, english);
}

describe('a message of a megabyte', () => {
  it.each(Object.entries(faces))('makes no longer a face than one of a sentence: %s', (_, render) => {
    const [short, long] = [render(outcomeOf('m')), render(outcomeOf('m'.repeat(1_000_000)))];
    expect(long.length - short.length).toBeLessThan(20_000);
  });

  it('is cut where it is a cause, and shown longer where its run is listed', () => {
    const { open, runs } = shown(outcomeOf('m'.repeat(1_000_000)));
    expect(open.map(({ reason }) => reason)).toContainEqual(expect.stringMatching(/threw: m{400}…$/));
    expect(JSON.stringify(runs)).toMatch(/"RangeError: m{2988}…"/);
  });
});
