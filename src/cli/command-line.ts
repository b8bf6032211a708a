import { parseArgs } from 'node:util';
import { didYouMean, hintFor } from '../spec/did-you-mean.ts';
import { commands, type CommandName } from './command-table.ts';
import { UsageError } from '../app/context.ts';
import { flags, type Flag, type FlagName, type FlagValues } from './flags.ts';
import { readFlags } from './read-flags.ts';

/** A command line as typed: its flags are known, and their values still text. */
export type TypedLine = {
  readonly command: CommandName;
  readonly words: readonly string[];
  readonly values: FlagValues;
};

/**
 * Reads the words after `bookproof`; without any, the command is `help`.
 *
 * @throws UsageError for an unknown command or flag, a flag that the command does not take, two flags that
 *   exclude each other, or a value that is missing or cannot be read
 */
export function parseCommandLine(argv: readonly string[]): TypedLine {
  const { values, positionals, tokens } = parseArgs({
    args: argv.map(spellWorkers).map(spellExplore),
    options: flags,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [first, ...words] = positionals;
  if (values.version === true) return { command: 'version', words: [], values: {} };
  if (first === undefined || values.help === true)
    return { command: 'help', words: first === undefined ? [] : [first], values: {} };
  const command = parseCommand(first);
  for (const token of tokens)
    if (token.kind === 'option') assertFlag(command, token.rawName, token.name, token.value);
  assertUse(values as FlagValues);
  readFlags(values as FlagValues); // a value that cannot be read is refused before anything is looked for
  return { command, words, values: values as FlagValues };
}

/** Spells `-j2`, which is allowed as well as `-j 2`, as `--workers=2`. */
function spellWorkers(word: string): string {
  return /^-j\d+$/.test(word) ? `--workers=${word.slice(2)}` : word;
}

/**
 * Spells `--explore` without a count as `--explore=50`. The next word is its count only if it is a number.
 */
function spellExplore(word: string, at: number, words: readonly string[]): string {
  return word === '--explore' && !/^[-+]?[\d.]+$/.test(words[at + 1] ?? '') ? '--explore=50' : word;
}

/** Flags that have no effect if another one is given, and why. */
const useless: readonly {
  readonly with: FlagName;
  readonly flags: readonly FlagName[];
  readonly why: string;
}[] = [
  {
    with: 'only',
    flags: ['grep', 'output', 'reporter', 'prevalence', 'bail', 'timings'],
    why: 'one run alone is shown on the terminal, with all guards that rest on it, and nothing is written',
  },
  { with: 'color', flags: ['no-color'], why: 'it says the opposite' },
  { with: 'dry-run', flags: ['yes'], why: 'nothing is written, and nobody is asked' },
  { with: 'explore', flags: ['output'], why: 'what it finds is shown, and not written' },
];

/** @throws UsageError for a flag that has no effect, since another one is given */
function assertUse(values: FlagValues): void {
  for (const { with: given, flags: others, why } of useless) {
    const other = values[given] === undefined ? undefined : others.find((name) => values[name] !== undefined);
    if (other !== undefined) throw new UsageError(`--${other} is of no use with --${given}: ${why}`);
  }
  if (values.only !== undefined && values.jit === 'on')
    throw new UsageError('--jit on is of no use with --only: one run alone is made as written');
}

function parseCommand(word: string): CommandName {
  if (Object.hasOwn(commands, word)) return word as CommandName;
  const known = Object.keys(commands);
  throw new UsageError(`unknown command "${word}"; ${hintFor(word, known, `known are ${known.join(', ')}`)}`);
}

/** Flags that every command takes. */
const everywhere: readonly FlagName[] = ['help', 'color', 'no-color'];

function assertFlag(command: CommandName, raw: string, name: string, value: string | undefined): void {
  const taken: readonly FlagName[] = commands[command].flags;
  if (!Object.hasOwn(flags, name)) {
    const meant = didYouMean(name, [...taken, ...everywhere, 'version']);
    const hint =
      meant === undefined
        ? `\`bookproof help ${command}\` shows those it takes`
        : `did you mean "--${meant}"?`;
    throw new UsageError(`unknown flag "${raw}"; ${hint}`);
  }
  if (!taken.includes(name as FlagName) && !everywhere.includes(name as FlagName)) {
    throw new UsageError(
      `\`bookproof ${command}\` takes no ${raw}; \`bookproof help ${command}\` shows what it takes`,
    );
  }
  const flag: Flag = flags[name as FlagName];
  if (flag.type === 'string' && (value === undefined || value === '')) {
    throw new UsageError(`${raw} needs a value: ${raw} <${flag.value ?? 'value'}>`);
  }
  if (flag.type === 'boolean' && value !== undefined) throw new UsageError(`${raw} takes no value`);
}
