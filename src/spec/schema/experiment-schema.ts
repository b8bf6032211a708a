import * as z from 'zod';
import { claimSchema } from './claim-schema.ts';
import { guardNames, lawNames } from '../../model/experiment/experiment.ts';
import { relationSchema } from './relation-schema.ts';
import { locale, timeZone } from './region-fields.ts';
import {
  axisNameField,
  axisSchema,
  distinct,
  localTextField,
  name,
  named,
  number,
  seedsSchema,
  subjectSchema,
  text,
} from './schema-fields.ts';

export const experimentSchema = z
  .strictObject(
    {
      title: localTextField.meta({
        description: 'The heading of the report.',
        examples: ['Linear regression, from scratch'],
      }),
      subject: subjectSchema.meta({
        description: "The chapter's code: a file, relative to this one, and its export.",
        examples: ['../src/book/chapter.ts#fit'],
      }),
      data: z
        .strictObject(
          {
            standsFor: localTextField.optional().meta({ description: "The chapter's data." }),
            note: localTextField.optional().meta({ description: 'What a reader should know of the data.' }),
          },
          { error: 'must be a map with standsFor, note or both' },
        )
        .refine(({ standsFor, note }) => standsFor !== undefined || note !== undefined, {
          error: 'must have standsFor, note or both',
        })
        .optional()
        .meta({
          description:
            "Which of the chapter's data the code's data stand for, and a note; the report shows both.",
          examples: [{ standsFor: 'Kaggle house prices', note: 'Drawn anew, with as many rows.' }],
        }),
      equivalentTo: subjectSchema.optional().meta({
        description:
          'Other code with the same trajectory on the same random numbers, for the guard equivalence.',
        examples: ['../src/book/chapter-from-scratch.ts#fit'],
      }),
      law: z.enum(lawNames).optional().meta({
        description: 'The mathematics of the chapter, as the oracle knows it. Some guards need it.',
      }),
      states: named(number)
        .default({})
        .meta({
          description:
            'What the chapter says its code uses. Not passed to the code, which keeps its own constants.',
          examples: [{ inputs: 200, epochs: 10, learningRate: 0.003 }],
        }),
      prose: named(number)
        .default({})
        .meta({
          description: "Where the chapter's prose says otherwise than its code, by the names in states.",
          examples: [{ noiseSd: 0.1 }],
        }),
      metrics: distinct(name.regex(/^(?!norm$)/, { error: 'is taken: norm(w) is the norm of a parameter' }))
        .default([])
        .meta({
          description:
            'What the subject reports after each epoch, where no law says so; without it any name passes.',
          examples: [['trainLoss', 'testLoss']],
          uniqueItems: true,
        }),
      limits: named(number.positive({ error: 'must be above 0' }))
        .optional()
        .meta({
          description:
            'By metric the size that none of its values may exceed: a run of which one does has diverged, as one whose parameters are not finite.',
          examples: [{ testLoss: 1e6 }],
        }),
      sweep: named(axisSchema, axisNameField)
        .default({})
        .meta({
          description: 'The settings that vary: axes, and the values of each.',
          examples: [{ lambda: [0, 0.5, 5] }, { optimiser: ['sgd', 'adam'] }, { rate: '1e-3..1 log 4' }],
        }),
      seeds: seedsSchema
        .default('1..5')
        .meta({ description: 'A range, one number, or a list.', examples: ['1..5', 3, [1, 2, 5]] }),
      redraw: distinct(text)
        .default([])
        .meta({
          description: 'Streams drawn anew for every cell; all others are shared by all cells of a seed.',
          examples: [['init', 'order']],
          uniqueItems: true,
        }),
      orders: distinct(text)
        .optional()
        .meta({
          description:
            'Streams of which the code draws an order of its train rows each epoch, where no law says so; an empty list: none.',
          examples: [['order']],
          uniqueItems: true,
        }),
      sizes: distinct(axisNameField)
        .optional()
        .meta({
          description:
            'Swept settings that say how much is drawn, where that does not show in what is drawn; the guard streams compares along the others.',
          examples: [['epochs', 'width']],
          uniqueItems: true,
        }),
      timeZone: timeZone.optional().meta({
        description: 'What the code takes for local time where it names no zone; without it UTC.',
        examples: ['Europe/Berlin'],
      }),
      locale: locale.optional().meta({
        description: 'In which the code formats and sorts where it names no locale; without it C.',
        examples: ['de-DE'],
      }),
      claims: z
        .array(claimSchema, { error: 'must be a list' })
        .min(1, { error: 'must hold at least one claim' })
        .meta({ description: 'What the chapter says, one statement each.' }),
      relations: z.array(relationSchema, { error: 'must be a list' }).default([]).meta({
        description:
          'What must come of a run when its streams or settings change; the guard metamorphic decides it.',
      }),
      guards: distinct(z.enum(guardNames))
        .default([])
        .meta({
          description: 'Checks of the code rather than of a sentence.',
          examples: [['streams', 'trajectory']],
          uniqueItems: true,
        }),
    },
    { error: 'must be a map with the keys title, subject and claims' },
  )
  .meta({
    title: 'bookproof experiment',
    description: 'What a chapter claims of its code, and what decides it.',
  });

/** Makes the JSON Schema for editors of `*.experiment.yaml`; experiment.schema.json holds it. */
export function experimentJsonSchema(): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(experimentSchema, { target: 'draft-2020-12', io: 'input' });
}
