import * as z from 'zod';
import { axisNameField, localTextField, mapSchema, named, text, withSchema } from './schema-fields.ts';

export const claimSchema = z.strictObject(
  {
    id: z
      .string({ error: 'must be text' })
      .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'must be lower-case letters, digits and hyphens' })
      .meta({ description: 'Names the claim in reports and commands.', examples: ['test-loss-falls'] }),
    says: localTextField.optional().meta({
      description:
        'The sentence of the chapter, shown beside the verdict. Without it, what is expected is shown.',
      examples: [
        'With λ = 5 the test loss ends at a tenth or less of what it is without a penalty.',
        { en: 'The larger λ, the smaller the weights.', 'zh-CN': 'λ 越大，权重越小。' },
      ],
    }),
    where: localTextField.optional().meta({
      description: 'Where the chapter says so.',
      examples: ['section "use regularisation", first paragraph'],
    }),
    note: localTextField
      .optional()
      .meta({ description: 'What a reader should know beside the verdict, shown as written.' }),
    with: named(withSchema, axisNameField)
      .default({})
      .meta({
        description:
          'For this claim alone: settings passed to its runs, and lists that replace the values of an axis.',
        examples: [{ epochs: 20 }, { lambda: [600, 700] }, { optimiser: ['sgd', 'adam'] }],
      }),
    expect: text.meta({
      description: 'What decides the claim: a comparison, a trend along an axis, "diverges" or "is finite".',
      examples: [
        'testLoss(lambda=5) <= 0.1 * testLoss(lambda=0)',
        'weightNorm falls along lambda',
        'trainLoss(lambda=5, epoch=3) is finite',
        'norm(w, lambda=700) diverges',
      ],
    }),
    in: text.default('every run').meta({
      description: 'How many runs must uphold the claim.',
      examples: ['every run', 'most of 100 runs', 'at least 80% of 100 runs'],
    }),
    deterministic: z.literal(true, { error: 'can only be true' }).optional().meta({
      description:
        'Its runs draw no random numbers: one run decides, and seeds that end alike are no mistake.',
    }),
    map: mapSchema.optional().meta({
      description:
        'Where else the claim is asked: two axes (swept or stated settings, or epoch) and the values of each. The first runs upwards, the second to the right.',
      examples: [{ lambda: [0.5, 1, 5], epoch: '1..20' }],
      minProperties: 2,
      maxProperties: 2,
    }),
  },
  { error: 'must be a map with the keys id and expect' },
);
