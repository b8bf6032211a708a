/** bookproof's own folder, two above this file in `src/` as in `dist/`. */
export const packageFolder = new URL('../../', import.meta.url);
