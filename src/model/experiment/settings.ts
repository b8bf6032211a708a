import * as z from 'zod';

/** A setting's value: JSON-safe, so that it can be printed, hashed and compared. */
export const settingValue = z.union([z.number(), z.string(), z.boolean()]);

/** What is passed to a subject. Its own constants hold for whatever is absent. */
export const settings = z.record(z.string(), settingValue).readonly();

/** The values of each axis, in the order in which they are shown. */
export const sweep = z.record(z.string(), z.array(settingValue).readonly()).readonly();

export type SettingValue = z.infer<typeof settingValue>;
export type Settings = z.infer<typeof settings>;
export type Sweep = z.infer<typeof sweep>;
