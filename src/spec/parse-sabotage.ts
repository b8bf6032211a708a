import { posix } from 'node:path';
import type { z } from 'zod';
import { checkShape } from './schema/check-shape.ts';
import { hintFor } from './did-you-mean.ts';
import { draftDefects, type DefectDraft } from './schema/draft-defects.ts';
import type { Experiment, Position } from '../model/experiment/experiment.ts';
import type { Diagnostic, Path } from './diagnostic.ts';
import type { Issue } from './issue.ts';
import { parseDocument, type DocumentInput } from './yaml/parse-document.ts';
import { sabotageSchema } from './schema/sabotage-schema.ts';
import type { Defect, Sabotage } from '../model/experiment/defect.ts';

const empty = { message: 'the list of defects is empty', hint: 'write at least one under "defects"' };

/** The checks and causes that a defect may name in `noticedBy`. */
export type Noticing = {
  readonly experiment: Pick<Experiment, 'claims' | 'guards'>;
  /** Codes of causes that a check can name. */
  readonly causes: readonly string[];
};

/** Parses the defects that a file states, or returns all its issues, in the order of the file. */
export function parseSabotage(
  input: DocumentInput<'sabotage'>,
  noticing: Noticing,
): { readonly sabotage: Sabotage } | { readonly issues: readonly Issue[] } {
  const opened = parseDocument(input, empty);
  if ('issues' in opened) return opened;
  const shape = checkShape(sabotageSchema, opened.data, opened.sourceOf);
  const drafts = draftDefects(opened.data);
  const issues = opened.issuesOf([
    ...('diagnostics' in shape ? shape.diagnostics : []),
    ...checkIds(drafts),
    ...drafts.flatMap(({ noticedBy }, index) => checkNoticedBy(noticedBy, ['defects', index], noticing)),
  ]);
  if (issues.length > 0 || 'diagnostics' in shape) return { issues };
  const { defects } = shape.document;
  const build = (defect: Document, index: number) =>
    buildDefect(input.file, defect, opened.positionOf(['defects', index]));
  return { sabotage: { file: input.file, defects: defects.map(build) } };
}

type Document = z.output<typeof sabotageSchema>['defects'][number];

function checkIds(defects: readonly DefectDraft[]): readonly Diagnostic[] {
  return defects.flatMap(({ id }, index): Diagnostic[] => {
    const first = defects.findIndex((defect) => defect.id === id);
    if (id === null || first === index) return [];
    const message = `defects ${first + 1} and ${index + 1} are both called "${id}"`;
    return [{ code: 'duplicate-id', path: ['defects', index, 'id'], message, hint: 'rename one' }];
  });
}

function checkNoticedBy(
  noticedBy: DefectDraft['noticedBy'],
  path: Path,
  { experiment, causes }: Noticing,
): readonly Diagnostic[] {
  const checks = [...experiment.claims.map(({ id }) => id), ...experiment.guards.map(({ name }) => name)];
  return Object.entries(noticedBy).flatMap(([check, code]): Diagnostic[] => {
    const own = [...path, 'noticedBy', check];
    if (!checks.includes(check)) {
      const message = `the experiment has no claim or guard "${check}"`;
      return [
        {
          code: 'unknown-check',
          path: own,
          at: 'key',
          message,
          hint: hintFor(check, checks, `there are ${checks.join(', ')}`),
        },
      ];
    }
    if (code === null || code === 'any' || causes.includes(code)) return [];
    const message = `no check names a cause "${code}"`;
    const known = ['any', ...causes];
    const hint = hintFor(code, known, `there are ${known.join(', ')}`);
    return [{ code: 'unknown-cause', path: own, message, hint }];
  });
}

function buildDefect(file: string, defect: Document, at: Position): Defect {
  const { id, says, source, noticedBy } = defect;
  const edits = defect.edits.map((edit) => ({ ...edit, file: posix.join(posix.dirname(file), edit.file) }));
  return { id, says, ...(source === undefined ? {} : { source }), edits, noticedBy, at };
}
