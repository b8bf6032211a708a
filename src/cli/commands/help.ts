import { commands, type Command, type CommandName } from '../command-table.ts';
import { UsageError, type Context } from '../../app/context.ts';
import { flags, type Flag } from '../flags.ts';
import { didYouMean } from '../../spec/did-you-mean.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';

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
  ].join('\n');
}

function renderCommandHelp(name: CommandName): string {
  const command: Command = commands[name];
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
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}
