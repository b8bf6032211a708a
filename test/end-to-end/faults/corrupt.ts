import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bookproof, type Ended } from './book.ts';

type Count = (kind: string, what: string, problems: readonly string[]) => void;
type ProblemsOf = (ended: Ended, codes: readonly (number | null)[], folder: string) => readonly string[];
type Texts = { readonly outcome: string; readonly baseline: string };

/** Ways of spoiling a document; what is no text is put in its place by `place`. */
const spoilers: readonly (readonly [name: string, spoil: (text: string) => string | Uint8Array])[] = [
  ['empty', () => ''],
  ['cut in half', (text) => text.slice(0, text.length / 2)],
  ['cut by a byte', (text) => text.trimEnd().slice(0, -1)],
  ['binary', () => Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)],
  ['null', () => 'null'],
  ['a list', () => '[]'],
  ['no fields', () => '{}'],
  ['another version', (text) => text.replace(/bookproof\/(\w+)\/1/, 'bookproof/$1/99')],
  ['another kind', (text) => text.replace(/bookproof\/\w+\/1/, 'bookproof/view/1')],
  ['numbers as texts', (text) => text.replace(/:\s*(\d+)/g, ': "$1"')],
  ['huge numbers', (text) => text.replace(/\d+\.\d+/g, '1e999')],
  ['lone surrogates', (text) => text.replaceAll('small', String.raw`\ud800`)],
  ['another experiment', (text) => text.replaceAll('"small"', '"other"')],
];

type Place = readonly [name: string, place: (path: string) => void];
const places: readonly Place[] = [
  ['a folder', (path) => mkdirSync(path)],
  ['a symbolic link to nothing', (path) => symlinkSync('nowhere', path)],
];

const commands = [
  ['judge', 'small', '-q'],
  ['report', 'small', '-q'],
  ['explain', 'loss-stays-finite'],
  ['show', 'small'],
  ['bless', 'small', '--yes'],
  ['compare', 'reports', 'reports'],
];

/** Thirty corrupt outcomes and baselines, of which one command in turn makes what it should: an error of ours. */
export async function tryCorrupt(
  sound: string,
  texts: Texts,
  count: Count,
  problemsOf: ProblemsOf,
): Promise<void> {
  const targets = [
    { kind: 'outcome', path: join(sound, 'reports/small/outcome.json') },
    { kind: 'baseline', path: join(sound, 'experiments/small.baseline.json') },
  ] as const;
  for (const { kind, path } of targets) {
    const text = texts[kind];
    const cases: readonly Place[] = [
      ...spoilers.map(([name, spoil]): Place => [name, (file) => writeFileSync(file, spoil(text))]),
      ...places,
    ];
    for (const [name, put] of cases) {
      for (const args of kind === 'outcome' ? commands : commands.slice(4, 5)) {
        rmSync(path, { recursive: true, force: true });
        mkdirSync(dirname(path), { recursive: true });
        put(path);
        const ended = await bookproof(sound, args);
        const problems = problemsOf(ended, [0, 2, 3, 4, 73], join(sound, 'nowhere'));
        const isExplained = ended.code === 0 || ended.err !== '' || ended.out !== '';
        count(`corrupt ${kind}s`, `${name}, ${args[0]}`, [
          ...problems,
          ...(isExplained ? [] : ['no word of it']),
        ]);
      }
    }
    rmSync(path, { recursive: true, force: true });
    writeFileSync(path, text);
  }
}
