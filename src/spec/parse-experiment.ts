import { buildExperiment } from './build-experiment.ts';
import { checkDocument } from './rules/check-document.ts';
import { checkShape } from './schema/check-shape.ts';
import { draftExperiment } from './schema/draft.ts';
import { experimentSchema } from './schema/experiment-schema.ts';
import type { Experiment } from '../model/experiment/experiment.ts';
import type { Issue } from './issue.ts';
import { parseDocument, type DocumentInput } from './yaml/parse-document.ts';

const empty = {
  message: 'the experiment is empty',
  hint: 'write at least a title, a subject and one claim',
};

/** Parses the experiment that a file states, or returns all its issues, in the order of the file. */
export function parseExperiment(
  input: DocumentInput<'experiment'>,
): { readonly experiment: Experiment } | { readonly issues: readonly Issue[] } {
  const opened = parseDocument(input, empty);
  if ('issues' in opened) return opened;
  const { data, sourceOf, positionOf, issuesOf } = opened;
  const shape = checkShape(experimentSchema, data, sourceOf);
  const checked = checkDocument(draftExperiment(data));
  const issues = issuesOf([...('diagnostics' in shape ? shape.diagnostics : []), ...checked.diagnostics]);
  if (issues.length > 0 || 'diagnostics' in shape) return { issues };
  return { experiment: buildExperiment(input.file, shape.document, checked.claims, positionOf) };
}
