import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../src/model/experiment/experiment.ts';
import { experiment } from '../../src/spec/experiment-tag.ts';
import { parseExperiment } from '../../src/spec/parse-experiment.ts';
import { claimOf, plainHead } from './documents.ts';
import { weightDecayExample, weightDecayYaml } from './weight-decay-example.ts';

function parsed(text: string, file = 'experiments/x.experiment.yaml'): Experiment {
  const result = parseExperiment({ file, text });
  if ('issues' in result) throw new Error(JSON.stringify(result.issues));
  return result.experiment;
}

const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, part: unknown) => (key === 'at' || key === 'file' ? null : part)));

const source = { kind: 'bookproof/experiment', chunks: [weightDecayYaml], holes: [] } as const;
const file = 'experiments/weight-decay.experiment.ts';

describe("the design's example", () => {
  const result = parseExperiment({ file, text: weightDecayExample, source });
  const example = 'experiment' in result ? result.experiment : undefined;

  it('parses', () => {
    expect(result).not.toHaveProperty('issues');
  });

  it('is called after its file', () => {
    expect(example).toMatchObject({
      id: 'weight-decay',
      file,
      title: 'Weight decay, from scratch',
      law: 'linear-sgd-l2',
    });
  });

  it('finds its subject from the folder bookproof runs in', () => {
    expect(example?.subject).toEqual({ file: 'src/book/weight-decay.ts', export: 'weightDecay' });
  });

  it('has the place of each claim and guard in the file', () => {
    expect(example?.claims.map(({ id, at }) => `${id} ${at.line}:${at.column}`)).toEqual([
      'test-loss-falls 21:5',
      'weight-norm-shrinks 25:5',
      'train-loss-rises 28:5',
      'train-loss-rises-later 32:5',
      'blows-up 36:5',
    ]);
    expect(example?.guards[1]).toEqual({ name: 'data-law', at: { line: 39, column: 19 } });
  });

  it('tells settings from axes in what a claim is given', () => {
    expect(example?.claims[3]).toMatchObject({ settings: { epochs: 20 }, sweep: {} });
    expect(example?.claims[4]).toMatchObject({ settings: {}, sweep: { lambda: [600, 700] } });
  });

  it('asks every run unless told otherwise', () => {
    expect(example?.claims[0]?.quantifier).toEqual({ kind: 'every' });
    expect(example?.claims[2]?.quantifier).toEqual({ kind: 'most', runs: 100 });
  });

  it('says what is expected where a claim has no sentence', () => {
    expect(example?.claims[4]?.says).toBe('weightNorm(lambda=700) diverges');
  });

  it('means the same in a YAML file', () => {
    const plain = parsed(weightDecayYaml.trimStart(), 'experiments/weight-decay.experiment.yaml');
    expect(withoutPlaces(plain)).toEqual(withoutPlaces(example));
  });

  it('is JSON-safe', () => {
    expect(JSON.parse(JSON.stringify(example))).toEqual(example);
  });
});

describe('an experiment', () => {
  it('takes defaults for what it leaves out', () => {
    expect(parsed(`title: A\nsubject: a.ts#f\n${claimOf('loss < 1')}`)).toMatchObject({
      law: null,
      states: {},
      prose: {},
      metrics: [],
      sweep: {},
      seeds: [1, 2, 3, 4, 5],
      settings: {},
      redraw: [],
      relations: [],
      guards: [{ name: 'reproducible', at: { line: 2, column: 10 } }],
    });
  });

  it('takes one number on an axis, one seed, and an empty sweep', () => {
    const head = 'title: A\nsubject: a.ts#f\n';
    expect(parsed(`${head}sweep: { rate: 0.1 }\nseeds: 0\n${claimOf('loss < 1')}`)).toMatchObject({
      sweep: { rate: [0.1] },
      seeds: [0],
    });
    expect(parsed(`${head}sweep: {}\n${claimOf('loss < 1')}`).sweep).toEqual({});
  });

  it('takes settings of any kind where it states none', () => {
    const claim = claimOf('loss < 1', '    with: { optimiser: adam, nesterov: true, rate: 0.1 }\n');
    expect(parsed(`title: A\nsubject: a.ts#f\n${claim}`).claims[0]?.settings).toEqual({
      optimiser: 'adam',
      nesterov: true,
      rate: 0.1,
    });
  });

  it('lets a claim settle an axis, and then leave it open', () => {
    const claim = claimOf('loss < 1', '    with: { lambda: 5 }\n');
    expect(parsed(`${plainHead}${claim}`).claims[0]?.settings).toEqual({ lambda: 5 });
  });

  it('lets a claim run along an axis of its own: a state', () => {
    const claim = claimOf('loss(lambda=5) falls along rate', '    with: { rate: [0.1, 0.2] }\n');
    expect(parsed(`${plainHead}states: { rate: 0.1 }\n${claim}`).claims[0]?.sweep).toEqual({
      rate: [0.1, 0.2],
    });
  });

  it('may use anchors and aliases', () => {
    const head = `title: A\nsubject: a.ts#f\nsweep: { lambda: &values [0, 5], rate: *values }\n`;
    expect(parsed(`${head}${claimOf('loss(lambda=0, rate=5) < 1')}`).sweep).toEqual({
      lambda: [0, 5],
      rate: [0, 5],
    });
  });

  it('is called after a path of any depth, and its subject may lie above', () => {
    const text = `title: A\nsubject: ../../b/../c.ts#default\n${claimOf('loss < 1')}`;
    expect(parsed(text, 'a/deep.er.experiment.yml')).toMatchObject({
      id: 'deep.er',
      subject: { file: '../c.ts', export: 'default' },
    });
  });

  it('takes values through holes', () => {
    const lambdas = [0, 5];
    const holed = experiment`
      title: ${'A: b'}
      subject: a.ts#f
      sweep: ${{ lambda: lambdas }}
      claims: [{ id: a, expect: ${`loss(lambda=${5}) < 1`} }]
    `;
    expect(parseExperiment({ file, text: '', source: holed })).toMatchObject({
      experiment: { title: 'A: b', sweep: { lambda: lambdas } },
    });
  });
});

describe('whatever is typed', () => {
  it('gives an experiment, or issues inside the file', () => {
    const lines = weightDecayYaml.split('\n');
    const edits = fc.tuple(
      fc.nat(lines.length - 1),
      fc.nat(60),
      fc.nat(20),
      fc.constantFrom('', ' ', ':', '- ', '"', '{', '*a', '&a ', '[', '\t', '5'),
    );
    fc.assert(
      fc.property(fc.array(edits, { minLength: 1, maxLength: 3 }), (changes) => {
        const edited = [...lines];
        for (const [line, start, length, text] of changes) {
          const before = edited[line] ?? '';
          edited[line] = before.slice(0, start) + text + before.slice(start + length);
        }
        const result = parseExperiment({ file, text: edited.join('\n') });
        if ('experiment' in result) return;
        expect(result.issues.length).toBeGreaterThan(0);
        for (const { at } of result.issues)
          expect((edited[at.line - 1] ?? 'none').length).toBeGreaterThanOrEqual(at.column - 1);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
