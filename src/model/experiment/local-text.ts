import * as z from 'zod';
import { locales, type Locale } from './locales.ts';

/** What an author writes for readers: in one language, or the same in several. */
export const localText = z.union([z.string(), z.partialRecord(z.enum(locales), z.string()).readonly()]);

export type LocalText = z.infer<typeof localText>;

/** A text in the language wanted, or in the first that it has. */
export function textIn(text: LocalText, locale: Locale): string {
  if (typeof text === 'string') return text;
  return text[locale] ?? Object.values(text)[0] ?? '';
}
