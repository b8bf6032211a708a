import type { Position } from '../model/experiment/experiment.ts';

/** One mistake in a declarative file: what is wrong, where, and how to mend it. */
export type Issue = {
  readonly code: IssueCode;
  readonly file: string;
  readonly at: Position;
  readonly message: string;
  readonly hint?: string;
};

export type IssueCode =
  | 'unreadable' // no such file, not text, throws on import, holds no experiment
  | 'yaml' // not YAML
  | 'shape' // a wrong type, a missing or malformed value
  | 'unknown-key'
  | 'duplicate-id'
  | 'no-claims'
  | 'expression' // the syntax of an expression
  | 'unknown-metric'
  | 'unknown-axis'
  | 'unknown-value' // a value that a claim names but neither sweep nor `with` holds
  | 'unbound-axis'
  | 'unknown-setting'
  | 'unknown-guard'
  | 'unknown-check' // a check that should notice a defect
  | 'unknown-cause'
  | 'guard-needs-law'
  | 'guard-needs-key' // a guard and the key that it reads, one without the other
  | 'unguarded-relations'
  | 'empty-relation' // one that changes nothing, or states nothing about the result
  | 'law-needs-state'
  | 'subject'; // the subject's file or export
