import { describe, expect, it } from 'vitest';
import { parseExperiment } from '../../../src/spec/parse-experiment.ts';
import { claimOf } from '../documents.ts';
import { issuesOf } from '../issues-of.ts';

const textOf = (sweep: string, claim: string, more = '') =>
  `title: A\nsubject: a.ts#f\nsweep: ${sweep}\n${claimOf(claim, more)}`;

function parsed(sweep: string, claim: string, more = '') {
  const result = parseExperiment({ file: 'a.experiment.yaml', text: textOf(sweep, claim, more) });
  if ('issues' in result) throw new Error(JSON.stringify(result.issues));
  return result.experiment;
}

/** `message / hint` of each issue. */
const complaints = (sweep: string, claim: string, more = '') =>
  issuesOf(textOf(sweep, claim, more)).map(({ message, hint }) => `${message} / ${hint}`);

const optimisers = '{ o: [sgd, adam] }';

describe('an axis of texts, or of true and false', () => {
  it.each([
    [optimisers, 'loss(o=adam) < loss(o=sgd)', { o: ['sgd', 'adam'] }],
    ['{ p: [none, l2] }', 'loss(p=l2) < loss(p=none)', { p: ['none', 'l2'] }],
    ['{ n: [true, false] }', 'loss(n=true) < loss(n=false)', { n: [true, false] }],
    ['{ o: ["adam, fast", 动量] }', `loss(o='adam, fast') < loss(o=动量)`, { o: ['adam, fast', '动量'] }],
    ['{ o: ["1", "2"] }', `loss(o="1") < loss(o='2')`, { o: ['1', '2'] }],
    ['{ o: ["yes", "no"] }', 'loss(o=yes) < loss(o=no)', { o: ['yes', 'no'] }],
    ['{ o: ["null", "~"] }', 'loss(o=null) < loss(o="~")', { o: ['null', '~'] }],
    ['{ o: sgd }', 'loss < 1', { o: ['sgd'] }],
    ['{ n: false }', 'loss(n=false) < 1', { n: [false] }],
  ])('%s: %s', (sweep, claim, values) => expect(parsed(sweep, claim).sweep).toEqual(values));

  it('may be replaced for a claim, or held at one value', () => {
    expect(parsed(optimisers, 'loss(o=rms) < 1', '    with: { o: [sgd, rms] }\n').claims[0]?.sweep).toEqual({
      o: ['sgd', 'rms'],
    });
    expect(parsed(optimisers, 'loss < 1', '    with: { o: rms }\n').claims[0]?.settings).toEqual({
      o: 'rms',
    });
  });

  it.each([
    [optimisers, 'loss(o=adm) < 1', 'o=adm is not in the sweep / did you mean o=adam?'],
    [optimisers, 'loss(o=Adam) < 1', 'o=Adam is not in the sweep / did you mean o=adam?'],
    ['{ o: ["1", "2"] }', 'loss(o=1) < 1', 'o=1 is not in the sweep / did you mean o="1"?'],
    ['{ o: [1, 2] }', `loss(o='1') < 1`, 'o="1" is not in the sweep / did you mean o=1?'],
    ['{ n: [true, false] }', `loss(n="true") < 1`, 'n="true" is not in the sweep / did you mean n=true?'],
    [
      optimisers,
      'loss falls along o',
      'nothing falls or rises along o, whose values are not numbers / compare two cells, e.g. loss(o=adam) < loss(o=sgd)',
    ],
    [
      '{ n: [true, false] }',
      'loss does not rise along n',
      'nothing falls or rises along n, whose values are not numbers / compare two cells, e.g. loss(n=false) < loss(n=true)',
    ],
    [
      optimisers,
      'loss < 1',
      'loss does not say at which o / bind it, e.g. loss(o=sgd): the axis holds sgd, adam',
    ],
  ])('%s, %s', (sweep, claim, complaint) => expect(complaints(sweep, claim)).toEqual([complaint]));

  it.each([
    [
      '{ o: [yes, no] }',
      ['yes is read as the text "yes", not as true', 'no is read as the text "no", not as false'],
    ],
    [
      '{ o: [On, off] }',
      ['On is read as the text "On", not as true', 'off is read as the text "off", not as false'],
    ],
    ['{ o: [null, l2] }', ['item 1 of "o" in "sweep" is empty: it must be a number, text, true or false']],
    ['{ o: [~, l2] }', ['item 1 of "o" in "sweep" is empty: it must be a number, text, true or false']],
    ['{ o: [0x10, 0x20] }', ['0x10 is read as the number 16', '0x20 is read as the number 32']],
    ['{ o: [1e3, l2] }', ['item 2 of "o" in "sweep" must be a number, not the text "l2"']],
    ['{ o: [none, 0.1] }', ['item 1 of "o" in "sweep" must be a number, not the text "none"']],
    [
      '{ o: [1_000, 2_000] }',
      [
        'item 1 of "o" in "sweep" must be a number, not the text "1_000"',
        'item 2 of "o" in "sweep" must be a number, not the text "2_000"',
      ],
    ],
    ['{ o: [false, 0.9] }', ['item 1 of "o" in "sweep" must be a number, not false']],
    ['{ o: [true, l2] }', ['item 2 of "o" in "sweep" must be true or false, not the text "l2"']],
    ['{ o: [a, a] }', ['item 2 of "o" in "sweep" repeats a']],
    ['{ o: ["", a] }', ['item 1 of "o" in "sweep" must not be empty']],
    ['{ o: [[a]] }', ['item 1 of "o" in "sweep" must be a number, text, true or false, not the list [a]']],
  ])('%s is refused', (sweep, messages) => {
    expect(
      issuesOf(textOf(sweep, 'loss is finite'))
        .slice(0, messages.length)
        .map(({ message }) => message),
    ).toEqual(messages);
  });

  it.each([
    ['{ o: "sgd, adam" }', 'write a list: [sgd, adam]'],
    ['{ o: 5..1 }', '5..1 runs backwards; write 1..5'],
    ['{ o: 0..1 step 0 }', 'a step of 0 leads nowhere; write one above 0'],
  ])('%s is told what to write', (sweep, hint) =>
    expect(issuesOf(textOf(sweep, 'loss is finite'))[0]?.hint).toBe(hint),
  );

  it.each([
    ['    with: { o: 3 }\n', '"o" in "with" must be text, as in "sweep", not 3'],
    ['    with: { o: [sgd, true] }\n', 'item 2 of "o" in "with" in claim "first" must be text, not true'],
    ['    with: { o: true }\n', '"o" in "with" must be text, as in "sweep", not true'],
    [
      'relations: [{ id: r, with: { o: sgd }, changes: { o: 5 }, moves: [w] }]\nguards: [metamorphic]\n',
      '"o" in "changes" must be text, as in "sweep", not 5',
    ],
    [
      'relations: [{ id: r, with: { o: sgd }, changes: { o: sgd }, moves: [w] }]\nguards: [metamorphic]\n',
      '"o" is sgd in the first run as well',
    ],
  ])('refuses values of another kind: %s', (more, message) =>
    expect(issuesOf(textOf(optimisers, 'loss(o=sgd) < 1', more)).map((issue) => issue.message)).toEqual([
      message,
    ]),
  );

  it.each(['{ o: [sgd, adam], l: 1..3 }', '{ o: 1..2, l: 1..3 }', '{ o: sgd, l: 1..3 }'])(
    'is no axis for a map: %s',
    (map) =>
      expect(
        complaints('{ o: [sgd, adam], l: [1, 2] }', 'loss(o=sgd, l=1) < 1', `    map: ${map}\n`),
      ).toEqual([
        '"o" is no axis for a map: its values are not numbers, and stand in no order / bind it in "expect", and map the claim along two other axes',
      ]),
  );

  it('may stand beside a map along numbers', () => {
    const { claims } = parsed(
      '{ o: [sgd, adam], l: [1, 2], m: [1, 2] }',
      'loss(o=sgd, l=1, m=1) < 1',
      '    map: { l: 1..3, m: [1] }\n',
    );
    expect(claims[0]?.map?.axes.map(({ name }) => name)).toEqual(['l', 'm']);
  });

  it('is no axis that a law computes with', () => {
    const law =
      'law: linear-sgd-l2\nstates: { inputs: 2, trainRows: 20, testRows: 10, trueWeight: 1, trueBias: 0, noiseSd: 1, initSd: 1, epochs: 1, batchSize: 1, learningRate: 0.1 }\n';
    const text = textOf('{ lambda: [none, l2] }', 'testLoss(lambda=l2) < 1').replace('sweep', `${law}sweep`);
    expect(issuesOf(text).map(({ message }) => message)).toEqual([
      '"lambda" in "sweep" must be numbers: the law linear-sgd-l2 computes with it',
    ]);
  });
});

describe('ranges', () => {
  it.each([
    ['1..5 step 2', [1, 3, 5]],
    ['0.1..0.3 step 0.1', [0.1, 0.2, 0.3]],
    ['1e-2..1 log 3', [0.01, 0.1, 1]],
    ['0, 5..6', [0, 5, 6]],
  ])('may stand in "with": %s', (range, values) => {
    const { claims } = parsed(
      '{ lambda: [0, 1] }',
      `loss(lambda=${values[0]}) < 1`,
      `    with: { lambda: "${range}" }\n`,
    );
    expect(claims[0]?.sweep).toEqual({ lambda: values });
  });

  it('that run backwards in "with" are told', () =>
    expect(complaints('{ lambda: [0, 1] }', 'loss(lambda=1) < 1', '    with: { lambda: 5..1 }\n')).toEqual([
      '"lambda" in "with" must be a number, as in "sweep", not the text "5..1" / 5..1 runs backwards; write 1..5',
    ]));
});
