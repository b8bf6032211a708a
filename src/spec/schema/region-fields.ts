import { text } from './schema-fields.ts';

/** The name of a time zone in the IANA database. */
export const timeZone = text.refine(isTimeZone, {
  error: 'must be the name of a time zone, such as Europe/Berlin',
});

/** A language and its region. */
export const locale = text.refine(isLocale, { error: 'must be a locale, such as de-DE' });

function isTimeZone(name: string): boolean {
  return accepts(() => new Intl.DateTimeFormat('en', { timeZone: name }));
}

function isLocale(name: string): boolean {
  return (
    accepts(() => Intl.getCanonicalLocales(name)) && Intl.DateTimeFormat.supportedLocalesOf(name).length > 0
  );
}

/** Returns false if Intl throws, as it does for a name that it does not know. */
function accepts(use: () => unknown): boolean {
  try {
    use();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
