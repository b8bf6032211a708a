import { z } from 'zod';

/** What can be used of a defect that may have mistakes: null where a field is missing or unusable. */
export type DefectDraft = {
  readonly id: string | null;
  readonly noticedBy: Readonly<Record<string, string | null>>;
};

const text = z.string().nullable().catch(null);
const noticedBy = z.record(z.string(), text).catch({});
const defect = z.object({ id: text, noticedBy }).catch({ id: null, noticedBy: {} });
const document = z.object({ defects: z.array(defect).catch([]) }).catch({ defects: [] });

/** Keeps of a list of defects whatever can be checked further, so that one mistake hides no other. */
export function draftDefects(data: unknown): readonly DefectDraft[] {
  return document.parse(data).defects;
}
