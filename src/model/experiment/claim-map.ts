/** One axis of a map: a setting, or `epoch`, and where along it a claim is asked. */
export type MapAxis = { readonly name: string; readonly values: readonly number[] };

/** Two axes over which a claim is asked, point by point: the first upwards, the second to the right. */
export type ClaimMap = { readonly axes: readonly [MapAxis, MapAxis] };
