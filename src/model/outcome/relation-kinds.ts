export const relationKinds = ['keeps', 'scales', 'moves'] as const;
export type RelationKind = (typeof relationKinds)[number];

/** Values by epoch, one number known at the end, or final values. */
export const quantityKinds = ['metric', 'once', 'parameter'] as const;
export type QuantityKind = (typeof quantityKinds)[number];
