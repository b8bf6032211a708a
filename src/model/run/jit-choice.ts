/** Whether runs may be made in lanes. With `on` it is an error if runs that may be made in them cannot be. */
export const jitChoices = ['auto', 'on', 'off'] as const;
export type JitChoice = (typeof jitChoices)[number];
