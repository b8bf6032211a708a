import { beforeAll, describe, expect, it } from 'vitest';
import { OutcomeError, parseOutcome } from '../../src/outcome/parse-outcome.ts';
import { serialiseOutcome } from '../../src/outcome/serialise-outcome.ts';
import { fakeSubject } from '../check/fake-subject.ts';
import { runSmall } from './small-outcome.ts';

type Json = Record<string, unknown>;

let text = '';
beforeAll(async () => {
  text = serialiseOutcome(await runSmall(fakeSubject()));
});

function messageOf(broken: string): string {
  try {
    parseOutcome(broken, 'reports/outcome.json');
  } catch (error) {
    expect(error).toBeInstanceOf(OutcomeError);
    return (error as Error).message;
  }
  throw new Error('the document was accepted');
}

/** The message for a document that is sound but for one change. */
function messageAfter(change: (document: Json) => void): string {
  const document = JSON.parse(text) as Json;
  change(document);
  return messageOf(JSON.stringify(document));
}

const checkAt = (document: Json, i: number) => (document['checks'] as Json[])[i]!;

describe('a broken outcome is refused in one line that names the file, the reason and the remedy:', () => {
  it.each([
    { what: 'text that is no JSON', broken: 'hello' },
    { what: 'a document cut short', broken: '{"format": "bookproof/outcome/1"' },
    { what: 'a list', broken: '[]' },
    { what: 'nothing', broken: '' },
    { what: 'null', broken: 'null' },
  ])('$what', ({ broken }) => {
    expect(messageOf(broken)).toMatch(
      /^reports\/outcome\.json is no outcome .+; `bookproof run` writes it anew$/,
    );
  });

  it('another version', () => {
    expect(messageAfter((document) => Object.assign(document, { format: 'bookproof/outcome/2' }))).toMatch(
      /: format: .*bookproof\/outcome\/1/,
    );
  });

  it('a part that is missing', () => {
    expect(messageAfter((document) => delete document['plan'])).toMatch(/: plan: /);
  });

  it('a verdict of another kind, by its place', () => {
    const message = messageAfter((document) =>
      Object.assign(checkAt(document, 0)['verdict'] as Json, { state: 'perhaps' }),
    );
    expect(message).toMatch(/: checks\.0\.verdict\.state: /);
  });

  it('a check that the experiment does not have', () => {
    const message = messageAfter((document) => Object.assign(checkAt(document, 0), { id: 'another' }));
    expect(message).toContain('it holds no claim or guard "another"');
  });

  it('a measurement of another shape', () => {
    const message = messageAfter((document) => {
      for (const check of document['checks'] as Json[])
        for (const measured of check['measured'] as Json[]) measured['value'] = { run: 3 };
    });
    expect(message).toMatch(/a measurement has another shape/);
    expect(message).not.toContain('\n');
  });
});

describe('a broken outcome', () => {
  it('of several lines is refused in one', () => {
    expect(messageOf('{\n  "format": x\n}')).not.toContain('\n');
  });

  it('tells where a measurement has another shape', () => {
    const message = messageAfter((document) => {
      (checkAt(document, 0)['measured'] as Json[])[0]!['value'] = { run: 3 };
    });
    expect(message).toContain('comparison');
  });
});
