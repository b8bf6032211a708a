import type { Picture } from '../pictures/picture.ts';
import type { View } from '../view/outcome.ts';

/** Every picture of a page, those of the claims among them. */
export function allPictures({ claims, pictures, moved }: View): readonly Picture[] {
  return [
    ...claims.flatMap(({ picture, partPictures, map }) =>
      [picture, ...partPictures, map?.picture].filter((each) => each !== null && each !== undefined),
    ),
    ...pictures,
    ...(moved?.pictures ?? []),
  ];
}
