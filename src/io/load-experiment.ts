import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Experiment, SubjectPath } from '../model/experiment/experiment.ts';
import type { Issue } from '../spec/issue.ts';
import { parseExperiment } from '../spec/parse-experiment.ts';
import { readDeclaration } from './read-declaration.ts';

export type LoadedExperiment = { readonly experiment: Experiment } | { readonly issues: readonly Issue[] };

/** Reads and validates one experiment file, and checks that its subjects exist. */
export async function loadExperiment(cwd: string, file: string): Promise<LoadedExperiment> {
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
  const read = await readDeclaration(cwd, { file, kind: 'experiment' });
  if ('issues' in read) return read;
  const parsed = parseExperiment(read);
  if ('issues' in parsed) return parsed;
  const { experiment } = parsed;
  const issues = [
    ...(await checkSubjectFile(cwd, experiment, 'subject', experiment.subject, read.text)),
    ...(await checkSubjectFile(cwd, experiment, 'equivalentTo', experiment.equivalentTo, read.text)),
  ];
  return issues.length > 0 ? { issues } : parsed;
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
