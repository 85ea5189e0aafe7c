import { join } from 'node:path';
import type ts from 'typescript';
import { programOf } from '../support/program';

const file = join(__dirname, '../../src/api/index.ts');
const program = programOf([file]);

export const checker = program.getTypeChecker();

/** The interface `Api`, which has a method for each endpoint. */
export function typeOfApi(): ts.Type {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const api = module && checker.getExportsOfModule(module).find((symbol) => symbol.name === 'Api');
  if (!api) throw new Error('src/api/index.ts exports no Api');
  return checker.getDeclaredTypeOfSymbol(api);
}

/** The types that a union allows; a type that is none is alone. */
export function members(type: ts.Type): ts.Type[] {
  return type.isUnion() ? type.types : [type];
}
