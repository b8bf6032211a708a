// Worker threads do not inherit a TypeScript loader: this registers one, then hands over.
import { register } from 'tsx/esm/api';

register();
await import('./lane-worker.ts');
