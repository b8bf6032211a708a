/** A setting's value: JSON-safe, so that it can be printed, hashed and compared. */
export type SettingValue = number | string | boolean;

/** What is passed to a subject. Its own constants hold for whatever is absent. */
export type Settings = Readonly<Record<string, SettingValue>>;
