import { expect, test } from 'vitest';
import { jsonSchema } from '../../../engine/language/jsonSchema.ts';

// `npx vitest run --project unit jsonSchema --update` writes the file anew.
test('the schema for other editors says what the records say', async () => {
  const written = `${JSON.stringify(jsonSchema(), null, 2)}\n`;
  await expect(written).toMatchFileSnapshot('../../../extension/schema/cnn-yaml.schema.json');
});
