// What the reference says, read from the documentation comments of everything that `authing-wxapp-sdk` and its `encrypt` entry export.
import { join, relative } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '../..');
const entries = ['src/index.ts', 'src/encrypt/index.ts'].map((file) => join(root, file));

const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
const program = ts.createProgram(entries, options);
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true });

/** A group of methods is an interface; its methods are documented one by one. */
const isGroup = (file, name) => /^src\/(methods|api)\//.test(file) && /(Methods|Api)$/.test(name);

/** Interfaces that only put groups together. */
const isSum = (file) => /^src\/(methods|api)\/index\.ts$/.test(file);

const oneLine = (text = '') => text.replace(/\s*\n\s*/g, ' ').trim();
// `{@link X}` comes in parts.
const textOf = (comment) =>
  oneLine(ts.getTextOfJSDocComment(comment)).replace(/\{@link\s+(\S+?)\s*\}/g, '{@link $1}');
const fileOf = (node) => relative(root, node.getSourceFile().fileName).replaceAll('\\', '/');
const sourceOf = (node) => oneLine(printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile()));

function commentOf(node) {
  // The comment of an exported constant belongs to its statement.
  const owner = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  return owner.jsDoc?.at(-1);
}

function tagsOf(comment, name) {
  return (comment?.tags ?? []).filter((tag) => tag.tagName.text === name);
}

const endpointLine = /(?:\s*`(?:GET|POST|PUT|DELETE) [^`]+`[,.]?)+$/;

function describe(comment) {
  const text = textOf(comment?.comment);
  const endpoints = [...(text.match(endpointLine)?.[0] ?? '').matchAll(/`([^`]+)`/g)].map(
    ([, route]) => route,
  );
  return { description: text.replace(endpointLine, ''), endpoints };
}

function exampleOf(tag) {
  // The compiler folds no lines in the text itself, but drops the indentation that all lines share.
  const text = ts.getTextOfJSDocComment(tag.comment) ?? '';
  return text.replace(/^```\w*\n|\n```\s*$/g, '').trim();
}

function paramsOf(node, comment) {
  const texts = new Map(tagsOf(comment, 'param').map((tag) => [tag.name.getText(), textOf(tag.comment)]));
  return node.parameters.map((parameter) => {
    const name = parameter.name.getText();
    return {
      name,
      optional: Boolean(parameter.questionToken ?? parameter.initializer),
      type: parameter.type ? sourceOf(parameter.type) : 'unknown',
      // A parameter of one of our interfaces shows the fields of it.
      fields: parameter.type ? fieldsOfType(parameter.type) : [],
      text: (texts.get(name) ?? '').replace(/^-\s*/, ''),
    };
  });
}

/** A method as it is declared; a function without its body. */
function signatureOf(node) {
  if (!ts.isFunctionDeclaration(node)) return sourceOf(node);
  const { asteriskToken, name, typeParameters, parameters, type } = node;
  const bare = ts.factory.createFunctionDeclaration(
    undefined,
    asteriskToken,
    name,
    typeParameters,
    parameters,
    type,
    undefined,
  );
  return oneLine(printer.printNode(ts.EmitHint.Unspecified, bare, node.getSourceFile()));
}

function methodOf(node) {
  const comment = commentOf(node);
  const first = (name) => tagsOf(comment, name)[0];
  return {
    name: node.name.getText(),
    file: fileOf(node),
    signature: signatureOf(node),
    ...describe(comment),
    params: paramsOf(node, comment),
    returns: textOf(first('returns')?.comment),
    returnType: node.type ? sourceOf(node.type) : 'void',
    throws: tagsOf(comment, 'throws').map((tag) =>
      textOf(tag.comment)
        .replace(/^GenAuthError\s*/, 'GenAuthError ')
        .trim(),
    ),
    deprecated: first('deprecated') && textOf(first('deprecated').comment),
    examples: tagsOf(comment, 'example').map(exampleOf),
  };
}

/** The object type that a field holds: one, a list of it, or one that may be `null`. */
function literalIn(type) {
  if (!type || ts.isTypeLiteralNode(type)) return type;
  if (ts.isParenthesizedTypeNode(type)) return literalIn(type.type);
  if (ts.isArrayTypeNode(type)) return literalIn(type.elementType);
  if (!ts.isUnionTypeNode(type) && !ts.isIntersectionTypeNode(type)) return undefined;
  const found = type.types.map(literalIn).filter(Boolean);
  return found.length === 1 ? found[0] : undefined;
}

/** The type of a field, whose object type is shown by its members. */
function typeWithout(literal, type) {
  return literal ? sourceOf(type).replace(sourceOf(literal), 'object') : type ? sourceOf(type) : 'unknown';
}

function fieldOf(node, prefix = '') {
  const { description } = describe(commentOf(node));
  const found = literalIn(node.type);
  const isIndexed = found?.members.every((member) => ts.isIndexSignatureDeclaration(member));
  const literal = isIndexed ? undefined : found;
  const name = prefix + node.name.getText().replace(/^'|'$/g, '');
  const type = ts.isMethodSignature(node) ? sourceOf(node) : typeWithout(literal, node.type);
  const field = {
    name,
    file: fileOf(node),
    optional: Boolean(node.questionToken),
    type,
    text: description,
  };
  return [field, ...(literal ? membersOf(literal, `${name}${type.includes('object[]') ? '[]' : ''}.`) : [])];
}

function membersOf(node, prefix) {
  return node.members
    .filter((member) => ts.isPropertySignature(member) || ts.isMethodSignature(member))
    .flatMap((member) => fieldOf(member, prefix));
}

/** Fields of an interface of ours, inherited ones included; of anything else none. */
function fieldsOfType(node) {
  if (ts.isTypeLiteralNode(node)) return membersOf(node, '');
  if (ts.isIntersectionTypeNode(node)) return node.types.flatMap(fieldsOfType);
  if (!ts.isTypeReferenceNode(node) || node.typeArguments) return [];
  const symbol = checker.getSymbolAtLocation(node.typeName);
  const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (target?.declarations ?? []).filter(ts.isInterfaceDeclaration).flatMap(fieldsOfInterface);
}

function fieldsOfInterface(node) {
  const own = membersOf(node, '');
  const names = new Set(own.map(({ name }) => name));
  const bases = (node.heritageClauses ?? []).flatMap((clause) => clause.types);
  const inherited = bases.flatMap((base) => {
    const symbol = checker.getSymbolAtLocation(base.expression);
    const target = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    return (target?.declarations ?? []).filter(ts.isInterfaceDeclaration).flatMap(fieldsOfInterface);
  });
  return [...inherited.filter(({ name }) => !names.has(name)), ...own];
}

/** The members of a constant such as `SceneType`, with their values. */
function constantsOf(node) {
  const value =
    node.initializer && ts.isAsExpression(node.initializer) ? node.initializer.expression : node.initializer;
  if (!value || !ts.isObjectLiteralExpression(value)) return [];
  return value.properties.filter(ts.isPropertyAssignment).map((property) => ({
    name: property.name.getText(),
    file: fileOf(property),
    optional: false,
    type: sourceOf(property.initializer),
    text: describe(commentOf(property)).description,
  }));
}

function typeOf(node) {
  const { description } = describe(commentOf(node));
  const base = { name: node.name.getText(), file: fileOf(node), description, deprecated: undefined };
  if (ts.isInterfaceDeclaration(node)) {
    const parents = (node.heritageClauses ?? []).flatMap((clause) => clause.types).map(sourceOf);
    const parameters = (node.typeParameters ?? []).map(sourceOf);
    return { ...base, kind: 'interface', parents, parameters, fields: membersOf(node, '') };
  }
  if (ts.isTypeAliasDeclaration(node)) {
    const literal = ts.isTypeLiteralNode(node.type) ? membersOf(node.type, '') : [];
    return { ...base, kind: 'type', declaration: sourceOf(node).replace(/^export /, ''), fields: literal };
  }
  if (ts.isFunctionDeclaration(node)) return { ...base, ...methodOf(node), kind: 'function', description };
  return {
    ...base,
    kind: 'constant',
    fields: constantsOf(node),
    examples: tagsOf(commentOf(node), 'example').map(exampleOf),
  };
}

function exportedDeclarations() {
  const symbols = entries.flatMap((file) =>
    checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file))),
  );
  const resolved = symbols.map((symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  );
  return [...new Set(resolved.flatMap((symbol) => symbol.declarations ?? []))].sort((a, b) => a.pos - b.pos);
}

/** Getters and fields of the client class, which is exported under a cast. */
function membersOfClient() {
  const file = program.getSourceFile(join(root, 'src/client.ts'));
  const fields = [];
  const visit = (node) => {
    if (ts.isClassExpression(node)) {
      for (const member of node.members) {
        if (!ts.isGetAccessor(member) && !ts.isPropertyDeclaration(member)) continue;
        const { description } = describe(commentOf(member));
        fields.push({
          name: member.name.getText(),
          file: 'src/client.ts',
          optional: false,
          type: sourceOf(member.type),
          text: description,
        });
      }
    } else ts.forEachChild(node, visit);
  };
  visit(file);
  return fields;
}

/** By source file: its groups of methods, and the types it declares. */
export function readModel() {
  const files = new Map();
  const at = (file) => {
    if (!files.has(file)) files.set(file, { file, groups: [], types: [] });
    return files.get(file);
  };
  for (const node of exportedDeclarations()) {
    const file = fileOf(node);
    const name = node.name?.getText();
    if (ts.isInterfaceDeclaration(node) && isGroup(file, name) && !isSum(file)) {
      const { description } = describe(commentOf(node));
      const methods = node.members.filter(ts.isMethodSignature).map(methodOf);
      at(file).groups.push({ name, file, description, methods });
    } else at(file).types.push(typeOf(node));
  }
  const client = at('src/client.ts').types.find(({ kind }) => kind === 'constant');
  client.fields = membersOfClient();
  return files;
}
