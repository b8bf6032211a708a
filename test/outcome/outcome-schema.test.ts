import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { outcomeJsonSchema } from '../../src/outcome/outcome-json-schema.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import { fakeSubject } from '../check/fake-subject.ts';
import { runSmall } from './small-outcome.ts';

const published: object = JSON.parse(
  readFileSync(new URL('../../src/outcome/outcome.schema.json', import.meta.url), 'utf8'),
);

describe('the published schema of an outcome', () => {
  const accepts = new Ajv2020({ strict: false }).compile(published);
  let written: Record<string, unknown>;
  beforeAll(async () => {
    const subject = fakeSubject({
      returns: (fit) => ({ ...fit, metrics: { ...fit.metrics, trainLoss: [1, 1, 1, Number.NaN] } }),
    });
    written = JSON.parse(serialiseOutcome(await runSmall(subject)));
  });

  it('is the one that the code reads by', () => {
    expect(published).toEqual(outcomeJsonSchema());
  });

  it('accepts what is written, NaN included', () => {
    expect(JSON.stringify(written)).toContain('"NaN"');
    expect(accepts(written), JSON.stringify(accepts.errors?.slice(0, 3))).toBe(true);
  });

  it.each([
    ['another format', { format: 'bookproof/outcome/2' }],
    ['a state that no run has', { runs: { state: ['asleep'], scalars: {} } }],
    ['no environment', { environment: undefined }],
  ])('refuses %s', (_, change) => {
    expect(accepts({ ...written, ...change })).toBe(false);
  });
});
