import * as z from 'zod';
import { named, text } from './schema-fields.ts';

const edit = z.strictObject(
  {
    file: text
      .regex(/^(?!\/)[^\\]+$/, { error: 'must be a path relative to this file, with / between folders' })
      .meta({
        description: 'One of the files that the subject is made of, relative to this one.',
        examples: ['../src/book/chapter.ts'],
      }),
    find: text.meta({
      description: 'Code that occurs once in the file; runs of white space count as one.',
      examples: ['lr = 0.003'],
    }),
    replace: z
      .string({ error: 'must be text' })
      .meta({ description: 'What stands there instead.', examples: ['lr = 0.03'] }),
  },
  { error: 'must be a map with the keys file, find and replace' },
);

const defect = z.strictObject(
  {
    id: z
      .string({ error: 'must be text' })
      .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'must be lower-case letters, digits and hyphens' })
      .meta({
        description: 'Names the defect in reports and commands.',
        examples: ['learning-rate-ten-times'],
      }),
    says: text.meta({
      description: 'The defect in plain words.',
      examples: ['The learning rate is ten times too large.'],
    }),
    source: text.optional().meta({ description: 'Where it happened in real code.' }),
    edits: z
      .array(edit, { error: 'must be a list' })
      .min(1, { error: 'must hold at least one edit' })
      .meta({ description: 'What is changed in a copy of the code.' }),
    noticedBy: named(text, z.string())
      .refine((map) => Object.keys(map).length > 0, { error: 'must name at least one claim or guard' })
      .meta({
        description:
          'Claims and guards that must notice it, each with the code of the cause that it must name, or any.',
        examples: [{ trajectory: 'learning-rate', recompute: 'any' }],
      }),
  },
  { error: 'must be a map with the keys id, says, edits and noticedBy' },
);

/** The document of a sabotage file. */
export const sabotageSchema = z
  .strictObject(
    {
      defects: z
        .array(defect, { error: 'must be a list' })
        .min(1, { error: 'must hold at least one defect' })
        .meta({ description: 'Deliberate defects of the code, each of which some check must notice.' }),
    },
    { error: 'must be a map with the key defects' },
  )
  .meta({
    title: 'bookproof sabotage',
    description: 'Deliberate defects of the code that an experiment puts to the proof.',
  });

/** Makes the JSON Schema for editors of `*.sabotage.yaml`; sabotage.schema.json holds it. */
export function sabotageJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(sabotageSchema, { target: 'draft-2020-12', io: 'input' });
}
