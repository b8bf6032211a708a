import * as z from 'zod';

/** The usable parts of a defect that may have mistakes: null if a field is missing or unusable. */
export type DefectDraft = {
  readonly id: string | null;
  readonly noticedBy: Readonly<Record<string, string | null>>;
};

const text = z.string().nullable().catch(null);
const noticedBy = z.record(z.string(), text).catch({});
const defect = z.object({ id: text, noticedBy }).catch({ id: null, noticedBy: {} });
const document = z.object({ defects: z.array(defect).catch([]) }).catch({ defects: [] });

/** Keeps whatever can be checked further in a list of defects, so that no mistake hides another. */
export function draftDefects(data: unknown): readonly DefectDraft[] {
  return document.parse(data).defects;
}
