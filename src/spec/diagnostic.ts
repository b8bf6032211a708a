import type { IssueCode } from './issue.ts';

/** Keys and indices that lead from the document to one of its values. */
export type Path = readonly (string | number)[];

/** A mistake before its place in the file is known: an Issue, addressed by path. */
export type Diagnostic = {
  readonly code: IssueCode;
  readonly path: Path;
  /** Set if the mistake is in the key at the path rather than its value. */
  readonly at?: 'key';
  /** Counted from 1 inside the text at the path. */
  readonly column?: number;
  readonly message: string;
  readonly hint?: string;
};

/** A mistake inside an expression, before the expression's own path is known. */
export type ExpressionDiagnostic = Omit<Diagnostic, 'path'> & { readonly column: number };
