import type { ExitReason } from '../outcome/exit-code.ts';
import type { CommandName } from './command-table.ts';

/** What `help` shows of a command below its flags: examples, and how it may end beside 0, 2 and 70. */
type More = { readonly examples: readonly string[]; readonly exits: readonly ExitReason[] };

const verdicts = ['fails', 'undecided', 'baseline'] as const;

export const commandHelp = {
  run: {
    examples: [
      'bookproof run',
      'bookproof run chapter -g loss --bail',
      "bookproof run --only 'rate=5, seed=3'",
      'bookproof run --seeds 1..100 --set rate=0,5 --reporter terminal,junit=junit.xml',
    ],
    exits: [...verdicts, 'output', 'interrupted'],
  },
  list: {
    examples: ['bookproof list', 'bookproof list chapter --runs', 'bookproof list --json'],
    exits: [],
  },
  validate: { examples: ['bookproof validate', 'bookproof validate chapter'], exits: [] },
  judge: { examples: ['bookproof judge', 'bookproof judge --reporter json'], exits: [...verdicts, 'output'] },
  report: { examples: ['bookproof report --locale zh-CN'], exits: ['output'] },
  show: { examples: ['bookproof show', 'bookproof show chapter --part'], exits: [] },
  explain: {
    examples: ['bookproof explain loss-falls', 'bookproof explain chapter loss-falls'],
    exits: [],
  },
  compare: {
    examples: ['bookproof compare main-reports reports --reporter markdown=comment.md'],
    exits: ['output'],
  },
  jit: { examples: ['bookproof jit chapter'], exits: ['interrupted'] },
  map: {
    examples: ['bookproof map chapter --prevalence 200'],
    exits: ['undecided', 'output', 'interrupted'],
  },
  sabotage: {
    examples: ['bookproof sabotage', 'bookproof sabotage chapter --explore 20'],
    exits: ['fails', 'undecided', 'output', 'interrupted'],
  },
  bless: {
    examples: ['bookproof bless', 'bookproof bless chapter --dry-run'],
    exits: ['baseline', 'output'],
  },
  'setup-native': { examples: ['bookproof setup-native'], exits: ['output'] },
  completion: {
    examples: [
      'source <(bookproof completion bash)   # in ~/.bashrc',
      'source <(bookproof completion zsh)    # in ~/.zshrc, after compinit',
      'bookproof completion fish | source    # in config.fish',
    ],
    exits: [],
  },
  help: { examples: ['bookproof help run'], exits: [] },
  version: { examples: [], exits: [] },
} satisfies Record<CommandName, More>;
