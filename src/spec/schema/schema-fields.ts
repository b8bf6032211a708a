import * as z from 'zod';
import { locales, type Locale } from '../../model/experiment/locales.ts';
import { namePattern } from '../rules/name-pattern.ts';
import { parseAxisValues } from '../values/parse-axis-values.ts';
import { bareWord } from '../values/setting-text.ts';
import { largestSeed } from '../values/parse-seeds.ts';
import { isGrouped } from './shape-hint.ts';

// Every `error` is a predicate that follows the name of its subject: `"title" must be text`.

export const text = z.string({ error: 'must be text' }).regex(/\S/, { error: 'must not be empty' });

const byLocale = Object.fromEntries(locales.map((locale) => [locale, text.exactOptional()])) as Record<
  Locale,
  z.ZodExactOptional<typeof text>
>;

/** A text for readers: one text, or one for each language. */
export const localTextField = z.union(
  [
    text,
    z
      .strictObject(byLocale, { error: 'must be text, or a map from languages to text' })
      .refine((map) => Object.keys(map).length > 0, {
        error: `must hold one of ${locales.join(', ')}`,
        when: ({ issues }) => issues.length === 0, // an unknown language is already reported
      })
      .meta({ minProperties: 1 }),
  ],
  { error: `must be text, or a map from languages (${locales.join(', ')}) to text` },
);

export const number = z.number({ error: 'must be a number' });
export const name = z
  .string()
  .regex(namePattern, { error: 'must be a letter followed by letters, digits or underscores' })
  .meta({ description: 'A name that an expression can spell.' });
export const seed = z
  .number({ error: 'must be a number' })
  .int({ error: `must be a whole number from 0 to ${largestSeed}` })
  .min(0, { error: `must be a whole number from 0 to ${largestSeed}` })
  .max(largestSeed, { error: `must be a whole number from 0 to ${largestSeed}` });

/** `../src/book/chapter.ts#fit` */
export const subjectSchema = z
  .string({ error: 'must be text' })
  .regex(/^(?!\/)[^#\\]*[^#\\/]#[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, {
    error: 'must be a relative path, #, and the name of an export, e.g. ../src/book/chapter.ts#fit',
  });

export const axisNameField = name
  .regex(/^(?!epoch$)/, { error: 'is taken: every reading has epochs of its own' })
  .meta({ description: 'The name of a setting; epoch is taken.' });

/** Makes the schema of a list without repeats, whose error names the item that repeats. */
export function distinct<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z
    .array(item, { error: 'must be a list' })
    .superRefine(
      (entries, context) => {
        const seen = new Set<unknown>();
        for (const [index, entry] of entries.entries()) {
          if (seen.has(entry))
            context.addIssue({ code: 'custom', path: [index], message: `repeats ${String(entry)}` });
          seen.add(entry);
        }
      },
      { when: ({ value }) => Array.isArray(value) }, // also if some item is of the wrong kind
    )
    .meta({ uniqueItems: true });
}

/** Makes the schema of a map from names to values. */
export function named<Value extends z.ZodType>(value: Value, key = name): z.ZodRecord<z.ZodString, Value> {
  return z.record(key, value, { error: 'must be a map' });
}

const settingError = { error: 'must be a number, text, true or false' };

/** A setting of one run. */
export const settingSchema = z.union([number, z.string(), z.boolean()], settingError);

/** A list of values of one kind. A text such as "1 000" is refused, since it is meant as a number. */
const settings = distinct(z.union([number, text, z.boolean()], settingError))
  .superRefine((values, context) => {
    const kind = values.some((value) => typeof value === 'number') ? 'number' : typeof values[0];
    for (const [index, value] of values.entries())
      if (typeof value !== kind || (typeof value === 'string' && isGrouped(value)))
        context.addIssue({
          code: 'custom',
          path: [index],
          message: kindError(typeof value === kind ? 'number' : kind),
        });
  })
  .min(1, { error: 'must hold at least one value' })
  .meta({ uniqueItems: true });

function kindError(kind: string): string {
  return { number: 'must be a number', string: 'must be text', boolean: 'must be true or false' }[kind] ?? '';
}

/** The values of an axis: one, or a list. A single text is a range, or a word that begins with a letter. */
export const axisSchema = z.union(
  [
    number,
    z.boolean(),
    settings,
    text.refine(
      (value) => (/^\p{L}/u.test(value) && bareWord.test(value)) || 'values' in parseAxisValues(value),
      {
        error:
          'must be a range such as 0..10, 0..1 step 0.1 or 1e-4..1e2 log 7, or a list such as [sgd, adam]',
      },
    ),
  ],
  { error: 'must be a number, text, a list of them, or a range such as 0..10 or 0..1 step 0.1' },
);

/**
 * The values of a map's axis: a number, a list, or ranges as text. `checkMap` checks that they are numbers,
 * since it knows the axis.
 */
export const mapValueSchema = z.union([number, text, settings], {
  error: 'must be a number, a list of numbers, or a range such as 1..20',
});

/** The two axes of a map, and the values of each. */
export const mapSchema = named(mapValueSchema).refine((axes) => Object.keys(axes).length === 2, {
  error: 'must hold exactly two axes',
  when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
});

/** The value of a key in `with`: a setting, or the values of an axis, which may be ranges. */
export const withSchema = z.union([number, z.string().transform(readRanges), z.boolean(), settings], {
  error: 'must be a number, text, true, false, or a list of them',
});

/** Parses ranges. A text without `..` is passed to the code as it is. */
function readRanges(written: string): string | readonly number[] {
  const read = written.includes('..') ? parseAxisValues(written) : undefined;
  return read && 'values' in read ? read.values : written;
}

const seedRange = String.raw`\d+(?:\s*\.\.\s*\d+(?:\s*(?:step|log)\s+\d+)?)?`;
const seedsPattern = new RegExp(String.raw`^\s*${seedRange}(?:\s*,\s*${seedRange})*\s*$`);

/** A range such as `1..5`, one seed, or a list. */
export const seedsSchema = z.union(
  [
    seed,
    z.string().regex(seedsPattern, {
      error: 'must be a range such as 1..5, one number, or a list of numbers',
    }),
    distinct(seed).min(1, { error: 'must hold at least one seed' }).meta({ uniqueItems: true }),
  ],
  { error: 'must be a range such as 1..5, one number, or a list of numbers' },
);
