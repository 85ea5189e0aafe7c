import Ajv from 'ajv';
import type { RequestApi } from '../../src/api';
import { routes } from '../../src/api';
import { aliases, allFacts, factsOf, fieldsOf, schemaOf } from './facts';
import { samples } from './fixtures';
import { sentOf } from './stage';

const ajv = new Ajv({ allErrors: true });
const methods = Object.keys(samples) as (keyof RequestApi)[];

test('there is a method for every published endpoint for users, and no other', () => {
  const described = Object.keys(allFacts).sort();
  const named = Object.keys(routes).filter((name) => !(name in aliases));
  expect(named.sort()).toEqual(described);
});

test.each(methods)('the sample arguments of %s match the API description', (method) => {
  const { verb, query, body } = factsOf(method);
  const validate = ajv.compile(schemaOf(fieldsOf(verb === 'GET' ? query : body)));
  expect(samples[method].length).toBeGreaterThan(0);
  for (const sample of samples[method]) {
    const { appId, ...rest } = (sentOf(method, sample).params ?? {}) as { appId?: string };
    // The app id of this one is part of the path.
    const sent = method === 'getApplicationPublicConfig' || appId === undefined ? rest : { appId, ...rest };
    validate(sent);
    expect(validate.errors ?? []).toEqual([]);
  }
});
