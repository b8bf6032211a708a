import { didYouMean } from '../spec/did-you-mean.ts';
import { locales, type Locale } from '../model/experiment/locales.ts';
import { UsageError, type FlagValues } from './context.ts';

/**
 * The language of what is shown; English unless told.
 *
 * @throws UsageError for a language that there is not
 */
export function readLocale({ locale = 'en' }: FlagValues): Locale {
  const found = locales.find((known) => known === locale);
  if (found) return found;
  const language = languageOf(locale);
  const meant = locales.find((known) => languageOf(known) === language) ?? didYouMean(locale, locales);
  throw new UsageError(
    `--locale ${locale}: ${meant === undefined ? `known are ${locales.join(', ')}` : `did you mean "${meant}"?`}`,
  );
}

/** `zh` of zh, zh-TW and zh_Hans. */
function languageOf(locale: string): string {
  return locale.toLowerCase().replace(/[-_].*/s, '');
}
