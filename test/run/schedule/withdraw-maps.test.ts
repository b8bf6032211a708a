import { describe, expect, it } from 'vitest';
import type { MappedClaim } from '../../../src/check/claims/map-points.ts';
import type { SeedsMap } from '../../../src/model/outcome/outcome.ts';
import { createNameRegister } from '../../../src/run/schedule/withdraw-maps.ts';
import type { RunRecord } from '../../../src/model/run/record.ts';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';

/** What becomes of a map along two names, if the code reads lambda and rate. */
function explained(axes: string, reads: readonly string[] | undefined): SeedsMap | undefined {
  const text = `
title: Maps
subject: a.ts#f
states: { epochs: 3, rate: 1, raet: 1 }
sweep: { lambda: [0, 5] }
claims: [{ id: mapped, expect: loss(lambda=5) < loss(lambda=0), map: { ${axes} } }]
`;
  const parsed = parseExperiment({ file: 'maps.experiment.yaml', text });
  if ('issues' in parsed) throw new Error(JSON.stringify(parsed.issues));
  const { experiment } = parsed;
  const [claim] = experiment.claims as readonly MappedClaim[];
  if (!claim) throw new Error('no claim');
  const hearing = createNameRegister(experiment);
  const record: RunRecord = {
    run: 'a-run',
    draws: [],
    ...(reads ? { reads: [...reads] } : {}),
    state: 'finished',
    metrics: { loss: [1] },
    parameters: {},
  };
  hearing.note([{ id: 'a-run', seed: 1, settings: {}, overrides: [] }], new Map([['a-run', record]]));
  const answer = { claim: 'mapped', axes: claim.map.axes, own: null, seeds: 100, held: [[1, 2]] };
  return hearing.withdraw([answer], [claim])[0];
}

describe('a map', () => {
  it.each([
    ['along settings that are read', 'lambda: [1, 2], rate: [1, 2]', ['lambda', 'rate']],
    ['along epochs, which are no setting', 'lambda: [1, 2], epoch: 1..3', ['lambda', 'rate']],
    ['of runs that tell nothing of it', 'lambda: [1, 2], raet: [1, 2]', undefined],
  ])('%s is kept', (_, axes, reads) =>
    expect(explained(axes, reads)).toMatchObject({ seeds: 100, held: [[1, 2]] }),
  );

  it.each([
    ['lambda: [1, 2], raet: [1, 2]', ['lambda', 'rate'], '"raet" of "map": did you mean "rate"?'],
    ['rate: [1, 2], epoch: 1..3', ['lambd', 'rate'], '"lambda" of "sweep": did you mean "lambd"?'],
    ['lambda: [1, 2], raet: [1, 2]', ['lambda'], '"raet" of "map"'],
  ])('along %s is none, if the code reads %j', (axes, reads, reason) =>
    expect(explained(axes, reads)).toMatchObject({
      seeds: 0,
      held: null,
      reason: `no run answered to the name ${reason}`,
    }),
  );
});
