import type { Locale } from '../../spec/locales.ts';
import { english } from './en/english.ts';
import type { Words } from './words.ts';

const languages = { en: english, 'zh-CN': english } satisfies Record<Locale, Words>;

/** The words of a language. */
export function wordsOf(locale: Locale): Words {
  return languages[locale];
}
