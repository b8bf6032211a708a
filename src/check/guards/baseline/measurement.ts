import * as z from 'zod';
import { figures } from '../../../model/outcome/figures.ts';

export const baselineMeasurement = z.object({ run: z.string(), figures });

export type BaselineMeasurement = z.infer<typeof baselineMeasurement>;
