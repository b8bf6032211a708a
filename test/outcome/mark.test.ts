import { expect, it } from 'vitest';
import { readTemplates } from '../../src/io/read-templates.ts';
import { makeBaseline } from '../../src/outcome/make-baseline.ts';
import { fileKinds, isMarked, withMark, type FileKind } from '../../src/outcome/mark.ts';
import { serialiseBaseline } from '../../src/outcome/serialise-baseline.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import { compareOutcomes } from '../../src/comparison/compare-outcomes.ts';
import { wordsOf } from '../../src/report/locale/words-of.ts';
import { renderComparisonJson } from '../../src/report/formats/render-comparison-json.ts';
import { renderComparisonPage } from '../../src/report/html/render-comparison-page.ts';
import { renderGithub } from '../../src/report/formats/render-github.ts';
import { renderIndex } from '../../src/report/html/render-index.ts';
import { renderJson } from '../../src/report/formats/render-json.ts';
import { renderJunit } from '../../src/report/formats/render-junit.ts';
import { renderMarkdown } from '../../src/report/formats/render-markdown.ts';
import { renderPage } from '../../src/report/html/render-page.ts';
import { renderPng } from '../../src/report/pictures/render-png.ts';
import { renderTerminal } from '../../src/report/terminal/render-terminal.ts';
import { commentLimit } from '../../src/report/formats/fit-markdown.ts';
import { viewComparison } from '../../src/report/view/comparison/comparison.ts';
import { viewOutcome } from '../../src/report/view/outcome.ts';
import { greenOutcome } from '../fixtures/report/outcome.ts';

const outcome = greenOutcome();
const words = wordsOf('en');
const view = viewOutcome(outcome, words);
const templates = await readTemplates();
const comparisons = [compareOutcomes('x', outcome, outcome)];
const comparison = viewComparison(comparisons, { base: 'a', head: 'b', output: null }, words);
const [picture] = view.pictures;

const written: Record<FileKind, string | Uint8Array> = {
  outcome: serialiseOutcome(outcome),
  baseline: serialiseBaseline(makeBaseline(outcome)),
  view: renderJson([view]),
  comparison: renderComparisonJson(comparisons, comparison),
  page: renderPage(view, templates, {}),
  index: renderIndex([view], templates, words),
  'comparison-page': renderComparisonPage(comparison, templates, {}),
  junit: renderJunit([view]),
  markdown: renderMarkdown([view], { limit: commentLimit, whole: 'x' }),
  terminal: renderTerminal(view, { color: true, width: 80 }),
  github: renderGithub([view]),
  picture: picture === undefined ? '' : await renderPng(picture.spec),
};
const asFile = (kind: FileKind, content: string | Uint8Array) =>
  Buffer.from(typeof content === 'string' ? withMark(kind, content) : content);

it.each(fileKinds)('a %s is recognised as one, and as nothing else', (kind) => {
  const content = asFile(kind, written[kind]);
  expect(fileKinds.filter((each) => isMarked(each, content))).toEqual([kind]);
});

it.each(['junit', 'markdown', 'terminal', 'github'] as const)('a %s of nothing is recognised', (kind) => {
  const empty = { junit: renderJunit([]), markdown: '', terminal: '', github: '' }[kind];
  expect(isMarked(kind, asFile(kind, empty))).toBe(true);
});

it('pages of 0.1.0, which had no kind, are recognised', () => {
  const page = String(written.page).replace('content="bookproof/page/1"', 'content="bookproof"');
  expect(isMarked('page', Buffer.from(page))).toBe(true);
});

it.each([
  ['page', '<!doctype html><html><head><title>bookproof</title></head></html>'],
  ['page', '<!doctype html><meta name="generator" content="Hugo"><p>bookproof'],
  ['index', '<p>&lt;meta name="generator" content="bookproof"></p>'],
  ['view', '{ "name": "x", "format": "bookproof/view/1" }'],
  ['view', '["bookproof/view/1"]'],
  ['outcome', '{ "format": "bookproof/baseline/1" }'],
  ['junit', '<?xml version="1.0"?>\n<testsuites/>\n<!-- bookproof/junit/1 -->'],
  ['markdown', '<!-- bookproof/markdown/1 -->\nmore of my own'],
  ['terminal', 'see (bookproof/terminal/1)'],
  ['picture', '\x89PNG without a chunk of text'],
] as const)('of the user, no %s: %s', (kind, text) =>
  expect(isMarked(kind, Buffer.from(text, 'latin1'))).toBe(false),
);
