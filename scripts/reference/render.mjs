// Pages of the reference as Markdown, in the manner of the product pages: parameters, result, errors, example.
import { posix } from 'node:path';
import { owners } from './pages.mjs';

const labels = {
  zh: {
    params: '参数',
    returns: '返回',
    throws: '错误',
    example: '示例',
    endpoint: '接口',
    optional: '可选',
    deprecated: '已弃用',
    types: '类型',
    noParams: '无',
    values: '取值',
    extends: '包含以下类型的字段：',
    generated: '本页由源码中的文档注释生成，请修改注释后运行 `npm run docs:generate`。',
    other: 'English',
    colon: '：',
    separator: '、',
    stop: '。',
  },
  en: {
    params: 'Parameters',
    returns: 'Returns',
    throws: 'Errors',
    example: 'Example',
    endpoint: 'Endpoint',
    optional: 'optional',
    deprecated: 'Deprecated',
    types: 'Types',
    noParams: 'None',
    values: 'Values',
    extends: 'Has the fields of ',
    generated:
      'Generated from the documentation comments of the sources; edit those and run `npm run docs:generate`.',
    other: '简体中文',
    colon: ': ',
    separator: ', ',
    stop: '.',
  },
};

/** Headings become anchors the same way on GitHub and on the site, as long as they are plain names. */
const slug = (heading) => heading.toLowerCase().replace(/[^\w-]/g, '');

/** Where a name is documented: page and anchor, by name. */
export function indexOf(model, pages) {
  const index = new Map();
  for (const page of pages) {
    const seen = new Map();
    const add = (name, key) => {
      const anchor = slug(name);
      const times = seen.get(anchor) ?? 0;
      seen.set(anchor, times + 1);
      const target = { path: page.path, anchor: times ? `${anchor}-${times}` : anchor };
      for (const each of key) if (!index.has(each)) index.set(each, target);
    };
    for (const { groups, types } of page.files.map((file) => model.get(file) ?? { groups: [], types: [] })) {
      for (const group of groups) {
        for (const name of new Set(group.methods.map((method) => method.name)))
          add(name, [
            `${group.name}.${name}`,
            `${page.owner}${name}`,
            ...(page.path.startsWith('api/') ? [] : [name]),
          ]);
        index.set(group.name, { path: page.path, anchor: '' });
      }
      for (const name of new Set(types.map((type) => type.name))) add(name, [name]);
    }
  }
  return index;
}

export class Renderer {
  constructor({ lang, index, translations }) {
    this.lang = lang;
    this.words = labels[lang];
    this.index = index;
    this.translations = translations;
  }

  /** A text of a comment, in the language of the page, with links. */
  text(file, english) {
    if (!english) return '';
    const text = this.translations ? this.translations.of(file, english) : english;
    return text.replace(/\{@link (\S+?)\}/g, (_, name) => this.link(name));
  }

  link(name) {
    const target = this.index.get(name);
    if (!target) return `\`${name}\``;
    const from = posix.dirname(this.path);
    const path = target.path === this.path ? '' : `${posix.relative(from, target.path)}.md`;
    return `[\`${name}\`](${path}${target.anchor ? `#${target.anchor}` : ''})`;
  }

  /** Links to the types of ours that a type mentions. */
  linksIn(type) {
    const names = [...new Set(type.match(/\b[A-Z]\w+/g) ?? [])].filter((name) => this.index.has(name));
    return names.map((name) => this.link(name)).join(this.words.separator);
  }

  field({ name, optional, type, text, file }) {
    const { colon } = this.words;
    const links = this.linksIn(type);
    const parts = [this.text(file, text), links && `→ ${links}`].filter(Boolean).join(' ');
    return `- \`${name}${optional ? '?' : ''}: ${type}\`${parts ? colon + parts : ''}`;
  }

  param(method, { name, optional, type, text, fields }) {
    const nested = fields.map((field) => `  ${this.field(field)}`);
    return [this.field({ name, optional, type, text, file: method.file }), ...nested].join('\n');
  }

  example(method, code) {
    const file = method.file;
    const local = this.translations
      ? code.replace(/^(\s*)\/\/ (.*)$/gm, (line, indent, text) =>
          isProse(text) ? `${indent}// ${this.translations.of(file, text)}` : line,
        )
      : code;
    return `\`\`\`js\n${local}\n\`\`\``;
  }

  block(label, body) {
    return body && `**${label}**\n\n${body}`;
  }

  method(method, heading) {
    const { words } = this;
    const endpoints = method.endpoints.map((route) => `\`${route}\``).join(words.separator);
    const result = [`\`${method.returnType}\``, this.text(method.file, method.returns)]
      .filter(Boolean)
      .join(words.colon);
    const links = this.linksIn(method.returnType);
    return [
      heading,
      `\`\`\`ts\n${method.signature}\n\`\`\``,
      method.deprecated !== undefined &&
        `**${words.deprecated}**${words.colon}${this.text(method.file, method.deprecated)}`,
      this.text(method.file, method.description),
      endpoints && `${words.endpoint}${words.colon}${endpoints}`,
      method.params.length > 0 &&
        this.block(words.params, method.params.map((param) => this.param(method, param)).join('\n')),
      this.block(words.returns, links ? `${result} → ${links}` : result),
      this.block(words.throws, method.throws.map((text) => this.text(method.file, text)).join('\n\n')),
      this.block(words.example, method.examples.map((code) => this.example(method, code)).join('\n\n')),
    ]
      .filter(Boolean)
      .join('\n\n');
  }

  methods(group) {
    const names = [...new Set(group.methods.map(({ name }) => name))];
    return names.flatMap((name) => {
      const overloads = group.methods.filter((method) => method.name === name);
      if (overloads.length === 1) return [this.method(overloads[0], `## ${name}`)];
      // The anchor of a method is its name, however many forms it has.
      return [
        `## ${name}`,
        ...overloads.map((method) =>
          this.method(method, `### ${name}(${method.params.map((param) => param.name).join(', ')})`),
        ),
      ];
    });
  }

  type(type) {
    const { words } = this;
    if (type.kind === 'function') return this.method(type, `### ${type.name}`);
    const parents = (type.parents ?? []).map((parent) => this.linksIn(parent) || `\`${parent}\``);
    return [
      `### ${type.name}`,
      this.text(type.file, type.description),
      type.declaration && type.fields.length === 0 && `\`\`\`ts\n${type.declaration}\n\`\`\``,
      parents.length > 0 && words.extends + parents.join(words.separator) + words.stop,
      type.fields.map((field) => this.field(field)).join('\n'),
      ...(type.examples ?? []).map((code) => this.example(type, code)),
    ]
      .filter(Boolean)
      .join('\n\n');
  }

  /** Type and constant of one name, such as `SceneType`, are one entry: the one that says more. */
  types(files) {
    const types = files.flatMap((file) => file.types);
    return types.filter(
      (type) =>
        !types.some((other) => other !== type && other.name === type.name && weight(other) > weight(type)),
    );
  }

  group(group, page) {
    const owner = owners[group.name];
    const call = owner && owner !== page.owner ? `\`${owner.slice(0, -1)}\`` : '';
    const methods = group.methods.length > 0 ? this.methods(group) : [];
    return [call, this.text(group.file, group.description), ...methods].filter(Boolean);
  }

  page(page, files) {
    this.path = page.path;
    const { words, lang } = this;
    const up = '../'.repeat(page.path.split('/').length);
    const other = lang === 'zh' ? `${up}en/reference/${page.path}.md` : `${up}../reference/${page.path}.md`;
    const types = this.types(files);
    const body = [
      `<!-- ${words.generated} -->`,
      `# ${page.title[lang]}`,
      `[${words.other}](${other})`,
      ...files.flatMap((file) => file.groups).flatMap((group) => this.group(group, page)),
      types.length > 0 && `## ${words.types}`,
      ...types.map((type) => this.type(type)),
    ];
    return `${body.filter(Boolean).join('\n\n')}\n`;
  }

  /** The list of all pages and the methods on them. */
  pageOfPages(sections, model) {
    this.path = 'index';
    const title = { zh: 'API 参考', en: 'API reference' }[this.lang];
    const other = { zh: '../en/reference/index.md', en: '../../reference/index.md' }[this.lang];
    const lines = sections.flatMap((section) => [
      `## ${section.title[this.lang]}`,
      section.pages.map((page) => this.entry(page, model)).join('\n'),
    ]);
    return `${[`<!-- ${this.words.generated} -->`, `# ${title}`, `[${this.words.other}](${other})`, ...lines].join('\n\n')}\n`;
  }

  entry(page, model) {
    const groups = page.files.flatMap((file) => model.get(file)?.groups ?? []);
    const names = groups.flatMap((group) =>
      [...new Set(group.methods.map(({ name }) => name))].map((name) => {
        const { anchor } = this.index.get(`${group.name}.${name}`);
        return `[\`${name}\`](${page.path}.md#${anchor})`;
      }),
    );
    const list = names.length > 0 ? this.words.colon + names.join(this.words.separator) : '';
    return `- [${page.title[this.lang]}](${page.path}.md)${list}`;
  }
}

function weight(type) {
  return { constant: 2, interface: 1, function: 1, type: 0 }[type.kind];
}

/** Comments in examples that are words, and no code or name of a handler. */
export function isProse(text) {
  return /^[A-Za-z]/.test(text) && /[a-z]+ [a-z]+/i.test(text) && !/^bind\w+$/.test(text);
}
