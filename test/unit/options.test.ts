import { join } from 'node:path';
import ts from 'typescript';
import { AuthenticationClient } from '../../src';
import { programOf } from '../support/program';
import { thrownBy } from '../support/app';

const file = join(__dirname, '../../src/options.ts');
const program = programOf([file]);
const checker = program.getTypeChecker();

/** Names of the options and what is said of each, from their declaration. */
function declaredOptions(): { name: string; described: string }[] {
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  const found =
    symbol && checker.getExportsOfModule(symbol).find(({ name }) => name === 'AuthenticationClientOptions');
  if (!found) throw new Error('src/options.ts declares no AuthenticationClientOptions');
  return checker
    .getDeclaredTypeOfSymbol(found)
    .getProperties()
    .map((option) => ({
      name: option.name,
      described: ts.displayPartsToString(option.getDocumentationComment(checker)),
    }));
}

const options = declaredOptions();

it('finds the options', () => {
  expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(['appId', 'host', 'platform']));
});

it.each(options)('$name is described in a sentence', ({ described }) => {
  expect(described).toMatch(/^.{10,}\.$|^.{10,}\.\s/);
});

it.each(options)('$name is refused by name when it has another type', ({ name }) => {
  const given = { appId: 'app', [name]: Symbol('no option is a symbol') };
  expect(thrownBy(() => new AuthenticationClient(given as never))).toMatchObject({
    kind: 'config',
    message: expect.stringContaining(name),
  });
});
