import type { GuardName } from '../../../model/experiment/experiment.ts';
import { makeLookup } from '../make-lookup.ts';

const guards = {
  streams:
    'What the code draws is what is stated: an order of just the train rows each epoch, and the same random numbers in every cell of a seed.',
  'hold-out':
    'No row that is evaluated as held out is trained on, every stated train row is, and no evaluation of a row depends on other rows.',
  'data-law': 'Inputs, labels and starting weights follow the law that the chapter states.',
  trajectory:
    'The same training in float64, from the same random numbers, ends at the same weights and passes the same residuals.',
  recompute: 'The reported losses equal those computed anew in float64 on the stated rows.',
  'decay-law':
    'Where no train row reaches, the weights shrink just as the penalty says; without a penalty the bias is conserved.',
  'closed-form':
    'Where a formula gives the end of training outright (inputs of zero, one train row, one step, λ = 1/η), it ends there, in batches of 1 and of 5.',
  metamorphic:
    'When the random numbers or the settings of a run change, its results stay, scale or move as they must, bit for bit.',
  equivalence:
    'Another version of the code, on the same random numbers, passes the same metrics and ends at the same parameters.',
  drift: 'Fresh seeds give figures like the blessed ones, at the ends of the sweep.',
  baseline: 'The figures of the sweep are those that were blessed.',
  reproducible:
    'A run of every cell, made again in another thread and after other runs, gives the same numbers, bit for bit.',
} satisfies Record<GuardName, string>;

/** What a guard makes sure of; a guard without words stands for itself. */
export const guardWords = makeLookup(guards);
