import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Experiment, SubjectPath } from '../spec/experiment.ts';
import type { ExperimentSource } from '../spec/experiment-tag.ts';
import type { Issue } from '../spec/issue.ts';
import { parseExperiment } from '../spec/parse-experiment.ts';
import { registerTypeScript } from './register-typescript.ts';

export type LoadedExperiment = { readonly experiment: Experiment } | { readonly issues: readonly Issue[] };

/** Reads and validates one experiment file; a module is imported for what its template's holes hold. */
export async function loadExperiment(cwd: string, file: string): Promise<LoadedExperiment> {
  const path = resolve(cwd, file);
  if (/(^|\/)\.+experiment\.[^/]*$/.test(file)) {
    return {
      issues: [
        {
          code: 'unreadable',
          file,
          at: { line: 1, column: 1 },
          message: 'the file has no name before .experiment',
          hint: 'its name is the id of its report: name it chapter.experiment.ts',
        },
      ],
    };
  }
  const start = { line: 1, column: 1 };
  const unreadable = (message: string, hint: string): LoadedExperiment => ({
    issues: [{ code: 'unreadable', file, at: start, message, hint }],
  });
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return unreadable(
      `the file cannot be read: ${messageOf(error)}`,
      '`bookproof list` shows the experiments there are',
    );
  }
  let source: ExperimentSource | undefined;
  if (!/\.ya?ml$/.test(file)) {
    try {
      const found = await importDefault(path);
      if (!isSource(found)) {
        return unreadable(
          found === undefined ? 'it has no default export' : 'its default export is no experiment',
          'write: export default experiment`…`, with experiment imported from "bookproof"',
        );
      }
      source = found;
    } catch (error) {
      return unreadable(
        `it throws when it is imported: ${messageOf(error)}`,
        'an experiment file holds data only',
      );
    }
  }
  const parsed = parseExperiment({ file, text, ...(source ? { source } : {}) });
  if ('issues' in parsed) return parsed;
  const { experiment } = parsed;
  const subject = await checkSubjectFile(cwd, experiment, 'subject', experiment.subject, text);
  const reference = await checkSubjectFile(cwd, experiment, 'equivalentTo', experiment.equivalentTo, text);
  const issues = [...subject, ...reference];
  return issues.length > 0 ? { issues } : parsed;
}

async function importDefault(path: string): Promise<unknown> {
  if (/\.m?ts$/.test(path)) await registerTypeScript();
  const module: { readonly default?: unknown } = await import(/* @vite-ignore */ pathToFileURL(path).href);
  return module.default;
}

function isSource(value: unknown): value is ExperimentSource {
  return (
    typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'bookproof/experiment'
  );
}

async function checkSubjectFile(
  cwd: string,
  experiment: Experiment,
  key: 'subject' | 'equivalentTo',
  path: SubjectPath | null,
  text: string,
): Promise<readonly Issue[]> {
  if (path === null) return [];
  const found = await stat(resolve(cwd, path.file)).catch(() => undefined);
  if (found?.isFile()) return [];
  const line = text.split('\n').findIndex((entry) => new RegExp(`^\\s*${key}\\s*:`).test(entry)) + 1;
  return [
    {
      code: 'subject',
      file: experiment.file,
      at: { line: Math.max(line, 1), column: 1 },
      message: `the ${key === 'subject' ? 'subject' : 'reference'} ${path.file} does not exist`,
      hint: `the path is relative to the experiment file: ${key}: ../src/book/chapter.ts#export`,
    },
  ];
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const [first = '', second = ''] = message.split('\n');
  return first.endsWith(':') ? `${first} ${second}` : first; // a syntax error's place stands in the second line
}
