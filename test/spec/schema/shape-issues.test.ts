import { describe, expect, it } from 'vitest';
import { claimOf, lawHead, plainHead } from '../documents.ts';
import { issuesOf, placesOf } from '../issues-of.ts';

const claim = claimOf('loss(lambda=0) < 1');

describe('YAML', () => {
  it.each([
    ['a tab for indentation', `${plainHead}states:\n\trate: 1\n`, 'yaml 5:1'],
    ['a key twice', `${plainHead}${claim}title: B\n`, 'yaml 7:1'],
    ['a second document', `${plainHead}${claim}---\ntitle: B\n`, 'yaml 7:1'],
    ['a colon in a plain text', `title: A: b\n`, 'yaml 1:8'],
    ['a bracket left open', `${plainHead}guards: [streams\n`, 'yaml 5:1'],
    ['an alias of nothing', `${plainHead}${claim}seeds: *none\n`, 'yaml 7:8'],
    ['an alias inside its own anchor', `${plainHead}${claim}seeds: &a [*a]\n`, 'yaml 7:12'],
    ['a key that is no text', `${plainHead}${claim}[a]: b\n`, 'yaml 7:1'],
    ['a tag', `${plainHead}${claim}seeds: !big 5\n`, 'yaml 7:8'],
    ['a key that JavaScript treats apart', `${plainHead}states: { __proto__: 1 }\n${claim}`, 'yaml 4:11'],
  ])('refuses %s', (_, text, place) => {
    expect(placesOf(text)).toEqual([place]);
  });

  it('with a key twice is still checked, by the first of the two', () => {
    const text = `${plainHead}seeds: 5..1\nseeds: 1..5\n${claim}`;
    expect(placesOf(text)).toEqual(['shape 4:8', 'yaml 5:1']);
  });

  it('is complained of once a line, since the rest of the line follows from it', () => {
    expect(placesOf('title: x\n- a\n')).toEqual(['yaml 2:1']);
  });

  it('that stands behind an alias has the place of its anchor', () => {
    const text = `${plainHead}states: &states { rate: "1" }\nprose: *states\n${claim}`;
    expect(placesOf(text)).toEqual(['shape 4:25', 'shape 4:25']);
  });

  it('gives the pitfall behind the mistake', () => {
    expect(issuesOf('title: A: b')[0]?.hint).toMatch(/quotes/);
    expect(issuesOf(`${plainHead}states:\n\trate: 1\n`)[0]?.hint).toMatch(/spaces/);
  });

  it('is not misled by aliases that would unfold without end', () => {
    const bomb = Array.from(
      { length: 30 },
      (_, index) => `b${index + 1}: &b${index + 1} [*b${index}, *b${index}]`,
    );
    expect(placesOf(`b0: &b0 [1]\n${bomb.join('\n')}\n${plainHead}${claim}`)).toHaveLength(31);
  });
});

describe('a document', () => {
  it.each([
    ['is empty', '', 'unreadable 1:1'],
    ['holds comments alone', '# nothing yet\n', 'unreadable 1:1'],
    ['is a list', '- a\n', 'shape 1:1'],
    ['has no title', `subject: a.ts#f\n${claimOf('loss < 1')}`, 'shape 1:1'],
    ['has no claims', plainHead, 'no-claims 1:1'],
    ['has an empty list of claims', `${plainHead}claims: []\n`, 'no-claims 4:9'],
    ['has nothing under claims', `${plainHead}claims:\n`, 'no-claims 4:8'],
    ['has a key that nobody knows', `${plainHead}${claim}guard: []\n`, 'unknown-key 7:1'],
    ['names an unknown law', `${plainHead}law: linear-sgd\n${claim}`, 'shape 4:6'],
    ['names an unknown guard', `${plainHead}${claim}guards: [streams, trajectry]\n`, 'unknown-guard 7:19'],
    ['names a guard twice', `${plainHead}${claim}guards: [streams, streams]\n`, 'duplicate-id 7:19'],
    [
      'names a guard twice, and an unknown one',
      `${plainHead}${claim}guards: [streams, x, streams]\n`,
      'unknown-guard 7:19 duplicate-id 7:22',
    ],
    ['has a seed that is neither whole nor positive', `${plainHead}seeds: [1, -1.5]\n${claim}`, 'shape 4:12'],
    ['states a text', `${plainHead}states: { epochs: "10" }\n${claim}`, 'shape 4:19'],
    ['states infinity', `${plainHead}states: { epochs: .inf }\n${claim}`, 'shape 4:19'],
    ['states under no name', `${plainHead}states: { "two words": 1 }\n${claim}`, 'shape 4:11'],
    [
      'has prose of what it does not state',
      `${plainHead}states: { rate: 1 }\nprose: { rat: 2 }\n${claim}`,
      'unknown-setting 5:10',
    ],
    ['limits a metric to nothing', `${plainHead}limits: { loss: 0 }\n${claim}`, 'shape 4:17'],
    ['limits a metric by a text', `${plainHead}limits: { loss: "1e6" }\n${claim}`, 'shape 4:17'],
    [
      'limits what is not declared',
      `${plainHead}metrics: [loss]\nlimits: { lss: 9, loss: 9 }\n${claim}`,
      'unknown-metric 5:11',
    ],
    ['has backward seeds', `${plainHead}seeds: 5..1\n${claim}`, 'shape 4:8'],
    ['has half a seed', `${plainHead}seeds: 1.5\n${claim}`, 'shape 4:8'],
    ['has a seed twice', `${plainHead}seeds: [1, 2, 1]\n${claim}`, 'shape 4:15'],
    ['has a seed below zero', `${plainHead}seeds: [1, -2]\n${claim}`, 'shape 4:12'],
    ['redraws a text', `${plainHead}redraw: init\n${claim}`, 'shape 4:9'],
    ['calls a metric norm', `${plainHead}metrics: [loss, norm]\n${claim}`, 'shape 4:17'],
  ])('that %s is refused', (_, text, places) => {
    expect(placesOf(text).join(' ')).toBe(places);
  });

  it.each([
    ['an axis twice the same value', '{ lambda: [0, 5, 0] }', 'shape 3:25'],
    ['an axis of texts', '{ lambda: [0, "5"] }', 'shape 3:22'],
    ['an axis without values', '{ lambda: [] }', 'shape 3:18'],
    ['an axis called epoch', '{ lambda: 0, epoch: [1, 2] }', 'shape 3:21'],
    ['a list of axes', '[lambda]', 'shape 3:8'],
  ])('refuses %s', (_, sweep, place) => {
    expect(placesOf(`title: A\nsubject: a.ts#f\nsweep: ${sweep}\n${claim}`)).toEqual([place]);
  });

  it.each(['a.ts', 'a.ts #f', '/a.ts#f', 'a\\b.ts#f', 'a.ts#', '#f', 'a.ts#f g', 'a/#f'])(
    'refuses the subject %s',
    (subject) => {
      expect(placesOf(`title: A\nsubject: ${subject}\n${claimOf('loss < 1')}`)).toEqual(['shape 2:10']);
    },
  );
});

describe('a claim', () => {
  it.each([
    ['has no id', '- expect: loss < 1', 'shape 5:5'],
    ['has a malformed id', '- { id: Test_loss, expect: loss < 1 }', 'shape 5:11'],
    ['expects nothing', '- id: a', 'shape 5:5'],
    ['has an empty sentence', '- { id: a, says: "", expect: loss < 1 }', 'shape 5:20'],
    ['has a key that nobody knows', '- { id: a, exepct: 1, expect: loss < 1 }', 'unknown-key 5:14'],
    ['is a text', '- loss < 1', 'shape 5:5'],
    ['asks a malformed number of runs', '- { id: a, expect: loss < 1, in: most of 0 runs }', 'shape 5:44'],
  ])('that %s is refused', (_, text, place) => {
    expect(placesOf(`title: A\nsubject: a.ts#f\nsweep: {}\nclaims:\n  ${text}\n`)).toEqual([place]);
  });

  it('may not take the id of another', () => {
    const text = `${plainHead}claims:\n  - { id: a, expect: b(lambda=0) < 1 }\n  - { id: a, expect: b(lambda=0) < 1 }\n`;
    expect(placesOf(text)).toEqual(['duplicate-id 6:11']);
  });
});

describe('the words of an issue', () => {
  const text = `${plainHead}states: { rate: "0.1" }\nclaims:\n  - id: test-loss-falls\n    exepct: 1\n    expect: loss(lambda=0) < 1\n`;

  it('name the key, the claim and what was meant', () => {
    expect(issuesOf(text)[1]).toMatchObject({
      message: 'unknown key "exepct" in claim "test-loss-falls"',
      hint: 'did you mean "expect"?',
    });
  });

  it('show the value, its kind and the remedy', () => {
    expect(issuesOf(text)[0]).toMatchObject({
      message: '"rate" in "states" must be a number, not the text "0.1"',
      hint: 'take the quotes away',
    });
  });

  it('cut a long value short', () => {
    const [issue] = issuesOf(`${plainHead}redraw: { a: ${'🙂'.repeat(99)} }\n${claim}`);
    expect(issue?.message).toMatch(/^"redraw" must be a list, not the map \{ a: 🙂{34}…$/u);
  });

  it('say that nothing was written where nothing was', () => {
    expect(issuesOf(`${plainHead}guards:\n${claim}`)[0]?.message).toBe(
      '"guards" is empty: it must be a list',
    );
  });
});

describe('several mistakes', () => {
  it('are told at once, in the order of the file', () => {
    const text = `titel: A
subject: a.ts
sweep: { lambda: [0, "5"] }
seeds: 3..1
claims:
  - id: a
    expect: loss(lambda=7) <
  - id: a
    expect: loss(lamda=7) < 1
guards: [stream, decay-law]
`;
    expect(placesOf(text)).toEqual([
      'unknown-key 1:1',
      'shape 2:10',
      'shape 3:22',
      'shape 4:8',
      'expression 7:29',
      'duplicate-id 8:9',
      'unknown-axis 9:18',
      'unknown-guard 10:10',
      'guard-needs-law 10:18',
    ]);
  });

  it('draw no others after them', () => {
    const broken = `title: A\nsubject: a.ts#f\nlaw: linear\nstates: { epochs: ten }\nsweep: { lambda: [0, x] }\n`;
    const text = `${broken}prose: []\n${claimOf('anything(lambda=9, epoch=99) < 1')}guards: [decay-law]\n`;
    expect(placesOf(text)).toEqual(['shape 3:6', 'shape 4:19', 'shape 5:22', 'shape 6:8']);
  });

  it('are told once where a key is misspelt', () => {
    const text = lawHead.replace('title', 'titel').replace('states', 'state').replace('sweep', 'sweeps');
    const claims =
      'claims:\n  - { id: a, exepct: 1 }\n  - { id: b, wiht: { lambda: [9] }, expect: testLoss(lambda=9) < 1 }\n';
    expect(placesOf(`${text}${claims}`)).toEqual([
      'unknown-key 1:1',
      'unknown-key 4:1',
      'unknown-key 6:1',
      'unknown-key 8:14',
      'unknown-key 9:14',
    ]);
  });

  it('leave what they do not touch checked', () => {
    const text = `${plainHead}states: { epochs: ten, rate: 1 }\n${claimOf('loss(lambda=7) < 1')}`;
    expect(placesOf(text)).toEqual(['shape 4:19', 'unknown-value 7:18']);
  });
});
