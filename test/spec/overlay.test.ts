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
    ['a text on an axis', { lambda: '0,x' }, /distinct numbers/],
    ['a repeat on an axis', { lambda: '5,5' }, /distinct numbers/],
    ['nothing on an axis', { lambda: '' }, /distinct numbers/],
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
