import type { GuardName } from '../../model/experiment/experiment.ts';
import { baseline } from './baseline/guard.ts';
import type { Check, GuardSubject } from '../check.ts';
import { closedForm } from './closed-form/guard.ts';
import { dataLaw } from './data-law/guard.ts';
import { decayLaw } from './decay-law/guard.ts';
import { drift } from './drift/guard.ts';
import { equivalence } from './equivalence/guard.ts';
import { holdOut } from './hold-out/guard.ts';
import { metamorphic } from './metamorphic/guard.ts';
import { recompute } from './recompute/guard.ts';
import { reproducible } from './reproducible/guard.ts';
import { streams } from './streams/guard.ts';
import { trajectory } from './trajectory/guard.ts';

/** Every guard. `unknown` hides what each one measures from the others. */
export const guards: Readonly<Record<GuardName, Check<GuardSubject, unknown>>> = {
  streams,
  'hold-out': holdOut,
  'data-law': dataLaw,
  trajectory,
  recompute,
  'decay-law': decayLaw,
  'closed-form': closedForm,
  metamorphic,
  equivalence,
  baseline,
  drift,
  reproducible,
};
