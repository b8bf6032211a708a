import type { Words } from '../../locale/words.ts';

/** What a map's axis is called. */
export function axisName(name: string, { quantity, picture }: Words): string {
  return name === 'epoch' ? picture.epoch : quantity(name);
}
