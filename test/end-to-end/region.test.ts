import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atLength, firstOf } from '../tools/at-length.ts';
import { makeWorkspace, type Workspace } from './workspace.ts';

/** Reports what code sees that names neither time zone nor locale, as numbers. */
const subject = `
const seen = {
  hours: () => new Date(0).getHours(),
  instant: () => new Date(2020, 0, 1).getTime(),
  date: () => new Date(0).toLocaleString(),
  zoneInWords: () => String(new Date(0)),
  number: () => (1234.5).toLocaleString(),
  bigint: () => (1234n).toLocaleString(),
  list: () => [1234.5].toLocaleString(),
  floats: () => Float32Array.of(1234.5).toLocaleString(),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
  locale: () => new Intl.NumberFormat([]).resolvedOptions().locale,
  upper: () => 'i'.toLocaleUpperCase(),
  compared: () => ['z', 'ä'].sort((a, b) => a.localeCompare(b)).join(),
  collated: () => ['z', 'ä'].sort(new Intl.Collator().compare).join(),
  named: () => (1234.5).toLocaleString('fr-FR') + ['z', 'ä'].sort(new Intl.Collator('sv').compare),
  environment: () => [process.env.TZ, process.env.LC_ALL, process.env.LANG, process.env.LANGUAGE].join(),
};
const hash = (text) => [...String(text)].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 1e6, 7);
const atImport = hash(Object.values(seen).map((see) => see()));
export function when(_, random) {
  const metrics = Object.fromEntries(Object.entries(seen).map(([name, see]) => [name, [hash(see())]]));
  return { metrics: { ...metrics, atImport: [atImport] }, parameters: { w: random.normal('z', [2]) } };
}
`;
const experiment = `
title: Region
subject: ./when.js#when
seeds: 1..2
claims:
  - id: finite
    says: It is finite.
    expect: hours is finite
`;

let workspace: Workspace;
beforeAll(() => {
  workspace = makeWorkspace({
    'when.js': subject,
    'experiments/home.experiment.yaml': experiment.replace('./when', '../when'), // bookproof works here
    'plain.experiment.yaml': experiment,
    'tokyo.experiment.yaml': `${experiment}timeZone: Asia/Tokyo\nlocale: de-DE\n`,
  });
});
afterAll(() => workspace.remove());

/** What one run prints. */
async function shown(file: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const args = ['run', file, '--only', 'seed=1', '--backend', 'cpu', '-j', '1', '--jit', 'off'];
  const { out, err } = await workspace.bookproof(args, { env });
  expect(err).not.toContain('Error');
  return out;
}

describe('a subject that asks for the time and formats numbers', () => {
  let plain: string;
  beforeAll(async () => {
    plain = await shown('plain.experiment.yaml');
  });

  const environments = [
    { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' },
    { TZ: 'America/New_York', LC_ALL: 'sv_SE.UTF-8', LANGUAGE: 'sv' },
    { TZ: 'UTC', LC_ALL: 'tr_TR.UTF-8' },
    { TZ: ':/nowhere', LANG: '' },
  ];
  it.each(firstOf(1, environments))('sees the same under %j', async (env) =>
    expect(await shown('plain.experiment.yaml', env)).toBe(plain),
  );

  it('sees what the experiment says, whatever the environment', async () => {
    const tokyo = await shown('tokyo.experiment.yaml');
    expect(tokyo).not.toBe(plain);
    expect(await shown('tokyo.experiment.yaml', { TZ: 'Europe/Berlin', LANG: 'fr_FR.UTF-8' })).toBe(tokyo);
  });

  it.runIf(atLength)('is the same in an experiment that runs after one of another region', async () => {
    const made = async (...files: string[]) => {
      await workspace.bookproof(['run', ...files, '--backend', 'cpu', '-j', '2', '--prevalence', '0']);
      const { runs, environment } = JSON.parse(workspace.read('reports/plain/outcome.json')) as {
        runs: unknown;
        environment: { timeZone: string; locale: string };
      };
      return { runs, zone: environment.timeZone, locale: environment.locale };
    };
    const alone = await made('plain.experiment.yaml');
    expect(alone).toMatchObject({ zone: 'UTC', locale: 'en-US' });
    expect(await made('tokyo.experiment.yaml', 'plain.experiment.yaml')).toEqual(alone);
    expect(JSON.parse(workspace.read('reports/tokyo/outcome.json'))).toMatchObject({
      environment: { timeZone: 'Asia/Tokyo', locale: 'de-DE' },
    });
  });
});

it.each([
  [
    'timeZone: Asia/Tokio',
    'must be the name of a time zone, such as Europe/Berlin, not the text "Asia/Tokio"',
  ],
  ['locale: deutsch', 'must be a locale, such as de-DE, not the text "deutsch"'],
  ['timeZone: 9', 'must be text, not 9'],
])('%s is refused', async (line, message) => {
  workspace.write('odd.experiment.yaml', `${experiment}${line}\n`);
  const { code, err } = await workspace.bookproof(['validate', 'odd.experiment.yaml']);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
