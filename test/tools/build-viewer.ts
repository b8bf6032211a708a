import { buildViewer } from '../../templates/viewer/build.mjs';

/** Once before all tests: none runs against a bundle of yesterday. */
export const setup = (): Promise<void> => buildViewer();
