import type { Position } from './experiment.ts';

/** One text of one file put in place of another. */
export type Edit = {
  /** Posix, relative to the folder bookproof runs in. */
  readonly file: string;
  /** Occurs once in the file, runs of white space counting as one. */
  readonly find: string;
  readonly replace: string;
};

/** A named, deliberate defect of the book's code that some check must notice. */
export type Defect = {
  readonly id: string;
  readonly says: string;
  /** Where it happened in real code. */
  readonly source?: string;
  readonly edits: readonly Edit[];
  /** By claim or guard: the code of the cause that it must name, or `any`. */
  readonly noticedBy: Readonly<Record<string, string>>;
  readonly at: Position;
};

/** The defects of one experiment's subject. */
export type Sabotage = { readonly file: string; readonly defects: readonly Defect[] };

/** A subject's source by path, posix and relative to the folder bookproof runs in. */
export type SubjectTexts = ReadonlyMap<string, string>;
