/** A name that an expression can spell: a letter of any script, then letters, digits and underscores. */
export const namePattern = /^\p{ID_Start}\p{ID_Continue}*$/u;
