import { UsageError, type Context } from '../../app/context.ts';
import { formats } from '../../app/publish/reporters.ts';
import { locales } from '../../model/experiment/locales.ts';
import { backendNames } from '../../model/run/backend.ts';
import type { ExitReason } from '../../outcome/exit-code.ts';
import { jitChoices } from '../../model/run/jit-choice.ts';
import { didYouMean } from '../../spec/did-you-mean.ts';
import { commands, type Command } from '../command-table.ts';
import { flags, type Flag, type FlagName } from '../flags.ts';

/** The values of flags that have a few. */
const choices: Partial<Record<FlagName, readonly string[]>> = {
  backend: ['auto', ...backendNames],
  jit: jitChoices,
  locale: locales,
  reporter: Object.keys(formats),
};

const always = ['--help', '--color', '--no-color'];
const shells = ['bash', 'zsh', 'fish'] as const;

/** Prints what makes a shell complete commands, flags, their values, and the experiments of the folder. */
export async function completion({ words, out }: Context): Promise<ExitReason> {
  const [shell, ...rest] = words;
  const known = shells.find((each) => each === shell);
  if (known === undefined || rest.length > 0) {
    const meant = shell === undefined ? undefined : didYouMean(shell, shells);
    const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
    throw new UsageError(`\`bookproof completion\` takes one shell: ${shells.join(', ')}${hint}`);
  }
  out(render[known]());
  return 'ok';
}

const render = {
  bash: renderBash,
  /** zsh reads the function of bash. */
  zsh: () => `autoload -U +X bashcompinit && bashcompinit\n${renderBash()}`,
  fish: renderFish,
} satisfies Record<(typeof shells)[number], () => string>;

function renderBash(): string {
  const names = Object.keys(commands).join(' ');
  const flagCases = entries().map(
    ([name, command]) => `    ${name}) words='${flagsOf(command).join(' ')}' ;;`,
  );
  const valueCases = Object.entries(choices).map(
    ([flag, values]) => `    --${flag}) words='${values.join(' ')}' ;;`,
  );
  return `# bookproof completion
_bookproof() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words= file
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${names} --help --version' -- "$current"))
    return
  fi
  case $previous in
${valueCases.join('\n')}
    help) words='${names}' ;;
    completion) words='${shells.join(' ')}' ;;
  esac
  if [ -z "$words" ]; then case $current in
    -*) case \${COMP_WORDS[1]} in
${flagCases.join('\n')}
    esac ;;
    *) for file in experiments/*.experiment.*; do
      file=\${file##*/}
      [ "$file" = '*.experiment.*' ] || words="$words \${file%.experiment.*}"
    done ;;
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _bookproof bookproof
`;
}

function renderFish(): string {
  const names = Object.keys(commands).join(' ');
  const ofCommands = entries().map(
    ([name, { summary }]) =>
      `complete -c bookproof -n "not __fish_seen_subcommand_from ${names}" -a ${name} -d '${summary}'`,
  );
  const ofFlags = entries().flatMap(([name, command]) =>
    command.flags.map((flag) => {
      const { short, type, help }: Flag = flags[flag];
      const values = choices[flag];
      return [
        `complete -c bookproof -n "__fish_seen_subcommand_from ${name}" -l ${flag}`,
        ...(short === undefined ? [] : [`-s ${short}`]),
        ...(type === 'string' ? ['-r'] : []),
        ...(values === undefined ? [] : [`-f -a '${values.join(' ')}'`]),
        `-d '${help.replaceAll("'", '’')}'`,
      ].join(' ');
    }),
  );
  return [
    '# bookproof completion',
    'complete -c bookproof -f',
    ...ofCommands,
    `complete -c bookproof -n "__fish_seen_subcommand_from completion" -a '${shells.join(' ')}'`,
    `complete -c bookproof -n "__fish_seen_subcommand_from help" -a '${names}'`,
    `complete -c bookproof -n "__fish_seen_subcommand_from ${names}" -a "(string replace -rf '^experiments/(.*)\\.experiment\\..*' '\\$1' experiments/*.experiment.*)"`,
    ...ofFlags,
    '',
  ].join('\n');
}

function entries(): readonly (readonly [string, Command])[] {
  return Object.entries<Command>(commands);
}

function flagsOf(command: Command): readonly string[] {
  return [...command.flags.map((flag) => `--${flag}`), ...always];
}
