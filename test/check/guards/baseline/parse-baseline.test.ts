import { describe, expect, it } from 'vitest';
import { parseBaseline } from '../../../../src/check/guards/baseline/parse-baseline.ts';
import { documentOf, file } from './blessing.ts';

const run = { state: 'finished', draws: {}, metrics: { loss: [1, 'NaN'] }, parameters: { w: 'AAAAAA==' } };
const whole = JSON.parse(
  JSON.stringify(documentOf({}, { drift: { from: 1, cells: { a: { loss: [1] } } } })),
) as object;
const written = (change: object) => JSON.stringify({ ...whole, runs: { 'seed=1': run }, ...change });
const reasonOf = (text: string) => {
  const read = parseBaseline(text, file);
  return read.state === 'malformed' && read.file === file ? read.reason : read.state;
};

describe('a file of blessed figures', () => {
  it('is read, with NaN as a number', () => {
    const read = parseBaseline(written({}), file);
    expect(read).toMatchObject({ state: 'read', file, baseline: { experiment: 'small', backend: 'cpu' } });
    expect(read.state === 'read' && read.baseline.runs['seed=1']?.metrics).toEqual({ loss: [1, Number.NaN] });
  });

  it.each([
    ['<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n'],
    ['{\n<<<<<<< ours\n'],
    ['{\n=======\n}'],
    ['{\n>>>>>>> theirs\n}'],
  ])('says of %j that a merge is unfinished', (text) => {
    expect(reasonOf(text)).toBe('it holds the marks of an unfinished merge');
  });

  it.each(['<html>', '= 3', '> quoted'])('takes no other mark for one of a merge: %s', (text) => {
    expect(reasonOf(text)).toMatch(/^Unexpected token '[<=>]'/);
  });

  it('says why it is no JSON, in one line', () => {
    expect(reasonOf('hello\n  there')).toMatch(/^Unexpected token 'h', "hello there" is not valid JSON$/);
    expect(reasonOf('{ "a": "<<<<<<<" ')).toMatch(/^Expected /);
    expect(reasonOf('')).toBe('Unexpected end of JSON input');
  });

  it.each<[string, object, RegExp]>([
    ['another version', { format: 'bookproof/baseline/2' }, /^format: .*"bookproof\/baseline\/1"/],
    ['a part that is missing', { seeds: undefined }, /^seeds: .*array/],
    ['a key that it does not know', { extra: 1 }, /^the document: .*"extra"/],
    [
      'a claim of another state',
      { claims: { a: { state: 'maybe', held: 1, of: 1 } } },
      /^claims\.a\.state: /,
    ],
    ['a figure without spread', { cells: { a: { loss: { median: 1 } } } }, /^cells\.a\.loss\.sd: /],
    [
      'a sample without a figure',
      { drift: { from: 1, cells: { a: { loss: [] } } } },
      /^drift\.cells\.a\.loss: /,
    ],
    ['a run of another state', { runs: { a: { ...run, state: 'threw' } } }, /^runs\.a\.state: /],
    [
      'a parameter that is no float32',
      { runs: { a: { ...run, parameters: { w: 'AAAA' } } } },
      /^runs\.a\.parameters\.w: must be float32 values in base64$/,
    ],
  ])('names the place of %s', (_, change, reason) => {
    expect(reasonOf(written(change))).toMatch(reason);
  });

  it.each(['[]', 'null', '3'])('says of %s that it is another document', (text) => {
    expect(reasonOf(text)).toMatch(/^the document: /);
  });
});
