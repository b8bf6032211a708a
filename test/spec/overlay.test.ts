import { describe, expect, it } from 'vitest';
import { overlayExperiment, type ExperimentChange } from '../../src/spec/overlay.ts';
import { parseExperiment } from '../../src/spec/parse-experiment.ts';
import { claimOf, plainHead } from './documents.ts';
import { weightDecayYaml } from './weight-decay-example.ts';

function overlaid(change: ExperimentChange, text = weightDecayYaml): ReturnType<typeof overlayExperiment> {
  const parsed = parseExperiment({ file: 'a.experiment.yaml', text });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  return overlayExperiment(parsed.experiment, change);
}

describe('a change from the command line', () => {
  it('replaces the seeds', () => {
    expect(overlaid({ seeds: [7, 8] })).toMatchObject({ experiment: { seeds: [7, 8] } });
  });

  it('leaves alone what it does not name', () => {
    const parsed = parseExperiment({ file: 'a.experiment.yaml', text: weightDecayYaml });
    expect(overlaid({})).toEqual(parsed);
  });

  it('replaces the values of an axis', () => {
    expect(overlaid({ set: { lambda: '5, 0' } })).toMatchObject({
      experiment: { sweep: { lambda: [5, 0] }, settings: {} },
    });
  });

  it('sets anything else for every run, and outdoes what a claim sets', () => {
    const result = overlaid({ set: { epochs: '30' } });
    expect(result).toMatchObject({ experiment: { settings: { epochs: 30 } } });
    expect(
      'experiment' in result && result.experiment.claims.map(({ settings }) => settings['epochs']),
    ).toEqual([30, 30, 30, 30, 30]);
  });

  it.each([
    ['0..1 step 0.25', [0, 0.25, 0.5, 0.75, 1]],
    ['0, 5..7', [0, 5, 6, 7]],
    ['1e-2..1e2 log 3', [0.01, 1, 100]],
    ['0.1..0.3 step 0.1', [0.1, 0.2, 0.3]],
  ])('reads the range %s on an axis', (text, values) => {
    const plain = `${plainHead}${claimOf('loss falls along lambda')}`;
    expect(overlaid({ set: { lambda: text } }, plain)).toMatchObject({
      experiment: { sweep: { lambda: values } },
    });
  });

  it.each<[string, string, unknown]>([
    ['o', 'sgd, adam', ['sgd', 'adam']],
    ['o', '"adam, fast",sgd', ['adam, fast', 'sgd']],
    ['o', '"5"', ['5']],
    ['n', 'false', [false]],
  ])('replaces %s by %s where the axis is no number', (axis, text, values) => {
    const head = plainHead.replace('{ lambda: [0, 0.5, 5] }', '{ o: [sgd, l2], n: [true, false] }');
    const claim = claimOf('loss < 1', '    with: { o: sgd, n: true }\n');
    const result = overlaid({ set: { [axis]: text } }, `${head}${claim}`);
    expect(result).toMatchObject({ experiment: { sweep: { [axis]: values } } });
  });

  it.each([
    [{ o: '5' }, /^--set o=5: 5 is of another kind.*e\.g\. o=sgd,l2$/],
    [{ o: 'a,a' }, /a stands twice/],
    [{ o: '' }, /another kind/],
    [{ n: 'yes' }, /"yes" is of another kind.*e\.g\. n=true,false$/],
    [{ rate: '1..5' }, /"rate" takes one value; only an axis/],
  ])('refuses %j where an axis is no number', (set, error) => {
    const head = plainHead.replace('{ lambda: [0, 0.5, 5] }', '{ o: [sgd, l2], n: [true, false] }');
    const claim = claimOf('loss < 1', '    with: { o: sgd, n: true }\n');
    expect(overlaid({ set }, `${head}${claim}`)).toEqual({ errors: [expect.stringMatching(error)] });
  });

  it('leaves a claim the axis that it runs along', () => {
    const own = claimOf('loss(lambda=0) falls along rate', '    with: { rate: [1, 2] }\n');
    const result = overlaid({ set: { rate: '3' } }, `${plainHead}states: { rate: 1 }\n${own}`);
    expect('experiment' in result && result.experiment.settings).toEqual({ rate: 3 });
    expect('experiment' in result && result.experiment.claims[0]).toMatchObject({ sweep: { rate: [1, 2] } });
    expect('experiment' in result && result.experiment.claims[0]?.settings).toEqual({});
  });

  it('reads numbers, flags and texts', () => {
    const set = { rate: '1e-3', nesterov: 'true', optimiser: 'adam' };
    expect(overlaid({ set }, `${plainHead}${claimOf('loss(lambda=0) < 1')}`)).toMatchObject({
      experiment: { settings: { rate: 0.001, nesterov: true, optimiser: 'adam' } },
    });
  });

  it.each([
    ['an unknown key', { lamda: '5' }, /^--set lamda=5: .*did you mean "lambda"\?$/],
    ['the key of every object', { constructor: '5' }, /^--set constructor=5: "constructor" is neither/],
    ['a text on an axis', { lambda: '0,x' }, /"0,x" is not a range/],
    ['a repeat on an axis', { lambda: '5,5' }, /5 stands twice/],
    ['nothing on an axis', { lambda: '' }, /"" is not a range.*e\.g\. lambda=0,5/],
    ['a range that runs backwards', { lambda: '5..1' }, /5..1 runs backwards/],
    ['a range on a state', { epochs: '5..10' }, /takes one number/],
    ['a list on a state', { epochs: '5,10' }, /takes one number/],
  ])('is refused for %s', (_, set, error) => {
    expect(overlaid({ set })).toEqual({ errors: [expect.stringMatching(error)] });
  });

  it('is refused where no key is known, for what is no name', () => {
    const text = `${plainHead}${claimOf('loss(lambda=0) < 1')}`;
    expect(overlaid({ set: { 'a b': '1' } }, text)).toHaveProperty('errors');
    expect(overlaid({ set: { epoch: '1' } }, text)).toHaveProperty('errors');
  });

  it('tells each claim that names a value which is gone', () => {
    expect(overlaid({ set: { lambda: '0,7' } })).toEqual({
      errors: [
        expect.stringMatching(
          /^claim "test-loss-falls": lambda=5 is not in the sweep; the sweep holds 0, 7; /,
        ),
        expect.stringMatching(/^claim "train-loss-rises": /),
        expect.stringMatching(/^claim "train-loss-rises-later": /),
      ],
    });
  });

  it('tells a claim whose epoch is gone', () => {
    const text = `${plainHead}states: { epochs: 10 }\n${claimOf('loss(lambda=0, epoch=9) < 1')}`;
    expect(overlaid({ set: { epochs: '8' } }, text)).toEqual({
      errors: [expect.stringContaining('there is no epoch 9')],
    });
  });
});
