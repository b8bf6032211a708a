import type { GuardName } from '../model/experiment.ts';
import { baseline } from './baseline.ts';
import type { Check, GuardSubject } from './check.ts';
import { closedForm } from './closed-form.ts';
import { dataLaw } from './data-law.ts';
import { decayLaw } from './decay-law.ts';
import { drift } from './drift.ts';
import { equivalence } from './equivalence.ts';
import { holdOut } from './hold-out.ts';
import { metamorphic } from './metamorphic.ts';
import { recompute } from './recompute.ts';
import { reproducible } from './reproducible.ts';
import { streams } from './streams.ts';
import { trajectory } from './trajectory.ts';

/** Every guard. What each one measures is its own affair, hence `unknown`. */
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
