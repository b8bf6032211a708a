import { laws, type Law } from '../../laws/law.ts';
import type { Scope } from '../checking-scope.ts';

/** Returns the law that an experiment names, if it names one that exists. */
export function lawOf(law: Scope['law']): Law | undefined {
  return law === null || law === 'unusable' ? undefined : laws[law];
}
