import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from '@babel/parser';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { commands } from '../../src/cli/command-table.ts';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import { flags, type Flag } from '../../src/cli/flags.ts';
import { guardNames } from '../../src/model/experiment/experiment.ts';
import { causeCodes } from '../../src/model/outcome/cause.ts';
import { exitCodes } from '../../src/outcome/exit-code.ts';
import { parseExperiment } from '../../src/spec/parse-experiment.ts';
import { parseSabotage } from '../../src/spec/parse-sabotage.ts';
import {
  anchorsOf,
  codeBlocksOf,
  linksOf,
  readDocuments,
  root,
  type CodeBlock,
} from '../fixtures/documents/read-documents.ts';

const documents = readDocuments();
const blocks = documents.flatMap(codeBlocksOf);
const textOf = (file: string) => documents.find((document) => document.file === file)?.text ?? '';
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** The YAML of a tagged template; undefined where there is none. */
function templateOf(code: string, tag: string): string | undefined {
  return new RegExp(`export default ${tag}\`\\n([\\s\\S]*?)\``).exec(code)?.[1];
}

/** What is wrong with a block, in its language. */
const problemsOf: Readonly<Record<string, (block: CodeBlock) => readonly unknown[]>> = {
  ts: ({ text }) => {
    parse(text, { sourceType: 'module', plugins: ['typescript'] }); // throws
    const experiment = templateOf(text, 'experiment');
    const sabotage = templateOf(text, 'sabotage');
    const parsed = [
      ...(experiment === undefined
        ? []
        : [parseExperiment({ file: 'experiments/x.experiment.yaml', text: experiment })]),
      ...(sabotage === undefined
        ? []
        : [
            parseSabotage(
              { file: 'experiments/x.sabotage.yaml', text: sabotage },
              { experiment: everyGuard, causes: causeCodes },
            ),
          ]),
    ];
    return parsed.flatMap((found) => ('issues' in found ? found.issues : []));
  },
  yaml: ({ text }) => {
    const { errors } = parseDocument(text);
    if (!text.startsWith('relations:')) return errors;
    const found = parseExperiment({
      file: 'experiments/x.experiment.yaml',
      text: `${lawless}${claims}${text}`,
    });
    return [...errors, ...('issues' in found ? found.issues : [])];
  },
  sh: ({ text }) => text.split('\n').flatMap(problemsOfLine),
  ebnf: ({ text }) => {
    const defined = new Set([...text.matchAll(/^(\w+)\s*=/gm)].map(([, name]) => name));
    const used = text.replaceAll(/"(?:\\.|[^"\\])*"/g, '').match(/\b[a-z]+\b/g) ?? [];
    const basic = new Set(['number', 'word', 'text', 'axis', 'metric', 'parameter', 'index']);
    return used.filter((name) => !defined.has(name) && !basic.has(name));
  },
  text: ({ text }) => (text.trim() === '' ? ['it is empty'] : []),
};

const lawless = `title: A chapter
subject: ../src/book/chapter.ts#fit
sweep: { lambda: [0, 5] }
metrics: [trainLoss, testLoss]
guards: [metamorphic]
`;
const claims = `claims:
  - id: first
    says: The test loss falls.
    expect: testLoss falls along lambda
`;
const at = { line: 1, column: 1 };
const everyGuard = { claims: [], guards: guardNames.map((name) => ({ name, at })) };

/** What is wrong with a line for a shell: a script or a command that there is not, or a flag that it does not take. */
function problemsOfLine(line: string): readonly string[] {
  const words = line.replace(/\s+#.*$/, '').trim();
  return words.split(' && ').flatMap((command) => {
    const [program, first = '', ...rest] = command.split(' ');
    if (
      command === '' ||
      program === 'echo' ||
      (program === 'npm' && ['ci', 'install', 'test'].includes(first))
    )
      return [];
    if (program === 'npm' && first === 'run') return Object.hasOwn(scripts, rest[0] ?? '') ? [] : [command];
    if (program !== 'npx' || first !== 'bookproof') return [command];
    try {
      return parseCommandLine(rest).command in commands ? [] : [command];
    } catch (error) {
      return [`${command}: ${error instanceof Error ? error.message : ''}`];
    }
  });
}

describe('the documents', () => {
  it('are found', () => {
    expect(documents.length).toBeGreaterThan(15);
    expect(blocks.length).toBeGreaterThan(20);
  });

  it.each(blocks.map((block) => [block.place, block] as const))(
    'hold at %s what can be run or parsed',
    (_, block) => {
      expect(Object.keys(problemsOf)).toContain(block.language);
      expect(problemsOf[block.language]?.(block)).toEqual([]);
    },
  );

  it.each(documents.map((document) => [document.file, document] as const))(
    'link from %s to what there is',
    (_, document) => {
      const own = linksOf(document).filter((target) => !/^https?:/.test(target));
      const broken = own.filter((target) => {
        const [path = '', anchor] = target.split('#');
        const file = path === '' ? document.file : join(dirname(document.file), path);
        if (!existsSync(join(root, file))) return true;
        return anchor !== undefined && !anchorsOf({ file, text: textOf(file) }).includes(anchor);
      });
      expect(broken).toEqual([]);
    },
  );

  it.each(documents.map((document) => [document.file, document] as const))(
    'name in %s files that there are',
    (_, { text }) => {
      const named = [
        ...text.matchAll(/`((?:src|test|templates|docs)\/[\w./-]+?\.(?:test\.ts|ts|mjs|json|md|css))`/g),
      ];
      expect(named.map(([, file = '']) => file).filter((file) => !existsSync(join(root, file)))).toEqual([]);
    },
  );

  it('keep README short', () => expect(textOf('README.md').split('\n').length).toBeLessThanOrEqual(150));

  it('tell every guard, flag of run, command and exit code', () => {
    expect(guardNames.filter((name) => !textOf('docs/guards.md').includes(`| \`${name}\` |`))).toEqual([]);
    const commandLine = textOf('docs/command-line.md');
    const told = (name: string) => commandLine.includes(`bookproof ${name}`);
    expect(Object.keys(commands).filter((name) => !told(name) && name !== 'version')).toEqual([]);
    const shorts = (name: keyof typeof flags) => {
      const { short }: Flag = flags[name];
      return short === undefined ? `--${name}` : `-${short}\``;
    };
    const missing = commands.run.flags.filter(
      (name) => !commandLine.includes(`--${name}`) && !commandLine.includes(shorts(name)),
    );
    expect(missing).toEqual([]);
    for (const file of ['README.md', 'docs/command-line.md'])
      expect(Object.values(exitCodes).filter((code) => !textOf(file).includes(`| ${code} |`))).toEqual([]);
  });
});
