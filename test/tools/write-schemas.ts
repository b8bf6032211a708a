// `npm run schemas`: writes the published JSON Schemas anew; tests hold them to the code.
import { writeFileSync } from 'node:fs';
import { outcomeJsonSchema } from '../../src/outcome/outcome-json-schema.ts';
import { experimentJsonSchema } from '../../src/spec/schema/experiment-schema.ts';
import { sabotageJsonSchema } from '../../src/spec/schema/sabotage-schema.ts';

const schemas = {
  '../../src/outcome/outcome.schema.json': outcomeJsonSchema(),
  '../../src/spec/schema/experiment.schema.json': experimentJsonSchema(),
  '../../src/spec/schema/sabotage.schema.json': sabotageJsonSchema(),
};
for (const [file, schema] of Object.entries(schemas)) {
  writeFileSync(new URL(file, import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
}
