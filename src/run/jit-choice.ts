/** Whether runs may be made in lanes; `on`: those that could be must be. */
export const jitChoices = ['auto', 'on', 'off'] as const;
export type JitChoice = (typeof jitChoices)[number];
