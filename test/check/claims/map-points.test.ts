import { describe, expect, it } from 'vitest';
import { isMapped, mapPoints, ownPoint, type MappedClaim } from '../../../src/check/claims/map-points.ts';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import type { Experiment } from '../../../src/model/experiment/experiment.ts';
import { claimOf, lawHead } from '../../spec/documents.ts';

function read(expected: string, map: string, more = ''): { experiment: Experiment; claim: MappedClaim } {
  const text = `${lawHead}${claimOf(expected, `    map: ${map}\n${more}`)}`;
  const parsed = parseExperiment({ file: 'experiments/x.experiment.yaml', text });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  const [claim] = parsed.experiment.claims;
  if (!claim || !isMapped(claim)) throw new Error('no map');
  return { experiment: parsed.experiment, claim };
}

const rises = 'trainLoss(lambda=5) > trainLoss(lambda=0)';
const asked = (expected: string, map: string, more = '') => {
  const { experiment, claim } = read(expected, map, more);
  return mapPoints(experiment, claim).map(({ row, column, claim: point }) => ({
    at: [row, column],
    expect: point.expect,
    settings: point.settings,
  }));
};
const own = (expected: string, map: string, more = '') => {
  const { experiment, claim } = read(expected, map, more);
  return ownPoint(experiment, claim);
};

describe('the points of a map', () => {
  it('put a swept axis where the first reading names it, and give every reading the epoch', () =>
    expect(asked(rises, '{ lambda: [1, 2], epoch: [3, 4] }')).toEqual([
      { at: [0, 0], expect: 'trainLoss(lambda=1, epoch=3) > trainLoss(lambda=0, epoch=3)', settings: {} },
      { at: [0, 1], expect: 'trainLoss(lambda=1, epoch=4) > trainLoss(lambda=0, epoch=4)', settings: {} },
      { at: [1, 0], expect: 'trainLoss(lambda=2, epoch=3) > trainLoss(lambda=0, epoch=3)', settings: {} },
      { at: [1, 1], expect: 'trainLoss(lambda=2, epoch=4) > trainLoss(lambda=0, epoch=4)', settings: {} },
    ]));

  it('put it wherever the claim names that value', () =>
    expect(asked('trainLoss(lambda=5) < 2 * testLoss(lambda=5)', '{ lambda: 2, epoch: 3 }')[0]?.expect).toBe(
      'trainLoss(lambda=2, epoch=3) < 2 * testLoss(lambda=2, epoch=3)',
    ));

  it('leave an epoch that a reading has of its own', () =>
    expect(
      asked('trainLoss(lambda=5) < trainLoss(lambda=5, epoch=1)', '{ lambda: 2, epoch: 3 }')[0]?.expect,
    ).toBe('trainLoss(lambda=2, epoch=3) < trainLoss(lambda=2, epoch=1)'));

  it('are all of runs as long as the longest needs', () =>
    expect(asked(rises, '{ lambda: [1], epoch: [3, 12] }').map(({ settings }) => settings)).toEqual([
      { epochs: 12 },
      { epochs: 12 },
    ]));

  it("are of the claim's own length where that is enough", () => {
    const more = '    with: { epochs: 12 }\n';
    expect(asked(rises, '{ lambda: 1, epoch: 12 }', more)[0]?.settings).toEqual({ epochs: 12 });
    expect(asked(rises, '{ lambda: 1, epoch: 11 }', more)[0]?.settings).toEqual({ epochs: 12 });
    expect(asked(rises, '{ lambda: 1, epoch: 10 }')[0]?.settings).toEqual({});
  });

  it('pass a stated setting, over what the claim passes', () =>
    expect(asked(rises, '{ learningRate: 0.1, lambda: 3 }', '    with: { learningRate: 0.2 }\n')).toEqual([
      { at: [0, 0], expect: 'trainLoss(lambda=3) > trainLoss(lambda=0)', settings: { learningRate: 0.1 } },
    ]));

  it('pass a swept axis that no reading binds', () =>
    expect(asked('trainLoss < 1', '{ lambda: 3, epoch: 1 }', '    with: { lambda: 5 }\n')[0]).toEqual({
      at: [0, 0],
      expect: 'trainLoss(epoch=1) < 1',
      settings: { lambda: 3 },
    }));

  it('have names of their own', () => {
    const { experiment, claim } = read(rises, '{ lambda: [1, 2], epoch: [3, 4] }');
    expect(new Set(mapPoints(experiment, claim).map((point) => point.claim.id)).size).toBe(4);
  });
});

describe("a chapter's own point", () => {
  it('is where the first reading and the stated epochs are', () =>
    expect(own(rises, '{ lambda: [1, 5], epoch: 8..10 }')).toEqual({ at: [5, 10], cell: [1, 2] }));

  it('is no point of the map where one of the two is not', () =>
    expect(own(rises, '{ lambda: [1, 7], epoch: 8..10 }')).toEqual({ at: [5, 10], cell: null }));

  it("is where the claim's own settings are", () => {
    const more = '    with: { epochs: 20, learningRate: 0.1 }\n';
    expect(own(rises, '{ learningRate: [0.003, 0.1], epoch: 20 }', more)).toEqual({
      at: [0.1, 20],
      cell: [1, 0],
    });
  });

  it('is what is stated of a setting', () =>
    expect(own(rises, '{ lambda: 5, learningRate: 0.003 }')).toEqual({ at: [5, 0.003], cell: [0, 0] }));

  it('is the one value of an axis that no reading binds', () =>
    expect(own('trainLoss < 1', '{ lambda: 5, epoch: 10 }', '    with: { lambda: 5 }\n')).toEqual({
      at: [5, 10],
      cell: [0, 0],
    }));
});
