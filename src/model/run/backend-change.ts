import * as z from 'zod';

/** From what to what a run changed the backend, and where in the code; the place is absent where it is not known. */
export const backendChange = z.object({
  from: z.string(),
  to: z.string(),
  place: z.string().exactOptional(),
});

export type BackendChange = Readonly<z.infer<typeof backendChange>>;
