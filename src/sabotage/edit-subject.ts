import type { Defect, SubjectTexts } from '../model/experiment/defect.ts';
import { applyEdit } from './apply-edit.ts';

/**
 * Returns a copy of the subject's source with all edits of a defect made in turn, or why one cannot be made.
 */
export function editSubject(
  texts: SubjectTexts,
  { edits }: Pick<Defect, 'edits'>,
): { readonly texts: SubjectTexts } | { readonly problem: string } {
  const edited = new Map(texts);
  for (const edit of edits) {
    const { file, find } = edit;
    const text = edited.get(file);
    if (text === undefined)
      return {
        problem: `${file} is not part of the subject, which is made of ${[...texts.keys()].join(', ')}`,
      };
    const applied = applyEdit(text, edit);
    const quoted = JSON.stringify(find.trim().replaceAll(/\s+/g, ' '));
    switch (applied.state) {
      case 'made':
        if (applied.text === text) return { problem: `${file}: replacing ${quoted} changes nothing` };
        edited.set(file, applied.text);
        break;
      case 'gone':
        return {
          problem: `${file}:${applied.line}: ${quoted} stands nowhere in the file; nearest is ${JSON.stringify(applied.nearest)}`,
        };
      case 'ambiguous':
        return {
          problem: `${file}: ${quoted} stands there ${applied.lines.length} times, in lines ${applied.lines.join(', ')}: write more of what is around it`,
        };
    }
  }
  return { texts: edited };
}
