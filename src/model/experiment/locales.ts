/** Languages that a report can be written in. */
export const locales = ['en', 'zh-CN'] as const;

export type Locale = (typeof locales)[number];
