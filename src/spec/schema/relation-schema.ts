import * as z from 'zod';
import {
  axisNameField,
  distinct,
  localTextField,
  named,
  seed,
  settingSchema,
  text,
} from './schema-fields.ts';

/** A power of two in text, since a bare 3 could as well be a factor. It is parsed to its exponent. */
const power = z
  .string({ error: 'must be a power of two such as 2^3' })
  .regex(/^2\^[+-]?\d{1,3}$/, { error: 'must be a power of two such as 2^3' })
  .transform((written) => Number(written.slice(2)))
  .meta({ description: 'A power of two, by which floating-point numbers scale exactly.', examples: ['2^3'] });

const row = z
  .number({ error: 'must be a whole number' })
  .int({ error: 'must be a whole number' })
  .min(0, { error: 'must be a whole number, counted from 0' });

const quantities = distinct(text).default([]);

/** Exactly one of the keys after `rows` says what the second run draws instead. */
export const changedStreamSchema = z.strictObject(
  {
    stream: text.meta({ description: "The stream's name in the code.", examples: ['features'] }),
    rows: z
      .array(row, { error: 'must be two row numbers' })
      .length(2, { error: 'must be two row numbers' })
      .optional()
      .meta({
        description:
          "Rows of the draw's first dimension, from the first to before the second; all without it.",
        examples: [[20, 120]],
      }),
    zeros: z
      .boolean({ error: 'must be true' })
      .refine((value) => value, { error: 'must be true' })
      .optional()
      .meta({ description: 'Zeros instead.', examples: [true] }),
    scale: power.optional(),
    permute: seed.optional().meta({ description: 'The same rows in another order, drawn from this seed.' }),
    'from-seed': seed.optional().meta({ description: 'What the same stream gives under this seed.' }),
  },
  { error: 'must be a map with the key stream' },
);

export const streamChanges = ['zeros', 'scale', 'permute', 'from-seed'] as const;

export const relationSchema = z.strictObject(
  {
    id: z
      .string({ error: 'must be text' })
      .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'must be lower-case letters, digits and hyphens' })
      .meta({ description: 'Names the relation in reports.', examples: ['other-test-rows'] }),
    says: localTextField.optional().meta({
      description: 'What the relation states, in a sentence.',
      examples: ['Other test rows leave the weights as they are.'],
    }),
    with: named(settingSchema, axisNameField)
      .default({})
      .meta({ description: 'Settings passed to both runs.', examples: [{ epochs: 3 }] }),
    changes: named(settingSchema, axisNameField)
      .default({})
      .meta({ description: 'Settings that are others in the second run.', examples: [{ batchSize: 20 }] }),
    streams: z
      .array(changedStreamSchema, { error: 'must be a list' })
      .default([])
      .meta({
        description: 'Streams of which the second run draws other numbers.',
        examples: [[{ stream: 'features', rows: [20, 120], 'from-seed': 7 }]],
      }),
    keeps: quantities.meta({
      description: 'Metrics and parameters that stay as they are, bit for bit.',
      examples: [['w', 'trainLoss']],
    }),
    scales: z
      .record(text, power, { error: 'must be a map' })
      .default({})
      .meta({
        description: 'Metrics and parameters that come out times a power of two, bit for bit.',
        examples: [{ w: '2^3', trainLoss: '2^6' }],
      }),
    moves: quantities.meta({
      description: 'Metrics and parameters of which at least one value becomes another.',
      examples: [['testLoss']],
    }),
  },
  { error: 'must be a map with the key id' },
);
