import type { Picture } from '../pictures/picture.ts';
import type { View } from '../view/outcome.ts';

/** Returns every picture of a page: those of the claims, those of the Outcome, and those of moved figures. */
export function allPictures({ claims, pictures, moved }: View): readonly Picture[] {
  return [
    ...claims.flatMap(({ picture, partPictures, map }) =>
      [picture, ...partPictures, map?.picture].filter((each) => each !== null && each !== undefined),
    ),
    ...pictures,
    ...(moved?.pictures ?? []),
  ];
}
