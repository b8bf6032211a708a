// `npm run schemas`: writes the published JSON Schemas anew; tests hold them to the code.
import { writeFileSync } from 'node:fs';
import { outcomeJsonSchema } from '../src/outcome/outcome-json-schema.ts';
import { experimentJsonSchema } from '../src/spec/experiment-schema.ts';
import { sabotageJsonSchema } from '../src/spec/sabotage-schema.ts';

const schemas = {
  '../src/outcome/outcome.schema.json': outcomeJsonSchema(),
  '../src/spec/experiment.schema.json': experimentJsonSchema(),
  '../src/spec/sabotage.schema.json': sabotageJsonSchema(),
};
for (const [file, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}
