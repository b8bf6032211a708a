import type { Picture } from '../pictures/picture.ts';
import type { CheckView } from '../view/checks.ts';
import type { View } from '../view/outcome.ts';

/**
 * Renders what the report shows as JSON: verdicts, words and formatted figures. The figures themselves are in
 * the Outcome.
 */
export function renderJson(views: readonly View[]): string {
  const experiments = views.map((view) => ({
    ...view,
    claims: view.claims.map(withoutSpec),
    guards: view.guards.map(withoutSpec),
    open: view.open.map(withoutSpec),
    openFirst: undefined,
    openGroups: undefined,
    moreOpen: undefined,
    texts: undefined,
    filter: undefined,
    pictures: view.pictures.map(undrawn),
    moved: view.moved && { ...view.moved, pictures: view.moved.pictures.map(undrawn) },
  }));
  return `${JSON.stringify({ format: 'bookproof/view/1', experiments }, null, 2)}\n`;
}

function undrawn(picture: Picture) {
  return { ...picture, spec: undefined };
}

/** Drops the specs, and the tables of a claim's pictures, since those are the evidence. */
function withoutSpec({ picture, partPictures, ...check }: CheckView) {
  return {
    ...check,
    picture: picture && { ...picture, spec: undefined, table: undefined },
    partPictures: partPictures.map((each) => ({ ...each, spec: undefined, table: undefined })),
  };
}
