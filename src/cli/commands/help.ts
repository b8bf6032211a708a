import { commands, type Command, type CommandName } from '../command-table.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { flags, type Flag } from '../flags.ts';
import { didYouMean } from '../../spec/did-you-mean.ts';
import { exitCodes, type ExitReason } from '../../outcome/exit-code.ts';
import { english } from '../../report/locale/en/english.ts';
import { commandHelp } from '../command-help.ts';

export async function help({ words: [word], out }: Context): Promise<ExitReason> {
  if (word === undefined) out(renderHelp());
  else if (Object.hasOwn(commands, word)) out(renderCommandHelp(word as CommandName));
  else {
    const meant = didYouMean(word, Object.keys(commands));
    throw new UsageError(
      `unknown command "${word}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    );
  }
  return 'ok';
}

function renderHelp(): string {
  return [
    'bookproof keeps a book’s code honest: it trains the code, and decides what the book claims of it.',
    '',
    'Usage: bookproof <command> [words] [flags]',
    '',
    ...columns(Object.values<Command>(commands).map(({ usage, summary }) => [usage, summary])),
    '',
    'Exit codes: 0 all holds · 1 a claim or guard fails · 4 undecided · 3 only the baseline moved ·',
    '2 usage or experiment error · 73 output cannot be written · 70 a bug in bookproof · 130 interrupted',
    '',
    '`bookproof help <command>` shows its flags, examples and exit codes; every command takes --color and --no-color.',
    '',
  ].join('\n');
}

function renderCommandHelp(name: CommandName): string {
  const command: Command = commands[name];
  const { examples } = commandHelp[name];
  const rows = command.flags.map((flag): readonly [string, string] => {
    const { short, value, help: text }: Flag = flags[flag];
    return [
      `${short === undefined ? '   ' : `-${short},`} --${flag}${value === undefined ? '' : ` <${value}>`}`,
      text,
    ];
  });
  return [
    `bookproof ${command.usage}`,
    `  ${command.summary}`,
    ...(rows.length > 0 ? ['', ...columns(rows)] : []),
    ...(command.notes === undefined ? [] : ['', ...command.notes]),
    ...(examples.length === 0 ? [] : ['', 'Examples:', ...examples.map((each) => `  ${each}`)]),
    ...(name === 'compare' ? [] : ['', 'Exit codes:', ...exitLines(name)]),
    '',
  ].join('\n');
}

/** What the exit codes of a command mean, where they do not mean that of a run. */
const meanings: Readonly<Record<string, string>> = {
  'run ok': 'everything holds',
  'judge ok': 'everything holds',
  'sabotage ok': 'each defect is noticed, and each check notices one',
  'sabotage fails': 'a defect that no check notices, or a check that notices none',
  'bless ok': 'done, or nothing would change',
  'bless baseline': 'with --dry-run: something would be taken',
  'map undecided': 'a map could not be made',
};

function exitLines(name: CommandName): string[] {
  const { exits } = commandHelp[name];
  const reasons: readonly ExitReason[] = ['ok', ...exits, 'usage', 'bug'];
  const usual = { ...english.section.exit, ok: 'done' };
  return reasons
    .toSorted((a, b) => exitCodes[a] - exitCodes[b])
    .map(
      (reason) => `  ${String(exitCodes[reason]).padEnd(4)}${meanings[`${name} ${reason}`] ?? usual[reason]}`,
    );
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
