import type { Locale } from '../../model/experiment/locales.ts';
import { english } from './en/english.ts';
import type { Words } from './words.ts';
import { chinese } from './zh-cn/chinese.ts';

const languages = { en: english, 'zh-CN': chinese } satisfies Record<Locale, Words>;

export function wordsOf(locale: Locale): Words {
  return languages[locale];
}
