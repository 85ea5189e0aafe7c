// The runner of the documentation's blocks is what vouches for them, so it has to find what is wrong with a page.
import { join } from 'node:path';
import { useApp } from '../support/app';
import { runTests, typeMistakes } from '../support/docs/checks';
import { Document, root } from '../support/docs/markdown';
import { DocumentRunner, Report } from '../support/docs/runner';

const folder = join(root, '.build/docs-runner');
const app = useApp({}, { settings: { passCode: '123456', captchaAfterFailures: 0 } });

const block = (language: string, text: string) => `\`\`\`${language}\n${text.trim()}\n\`\`\`\n`;
const js = (text: string) => block('js', text);
const wxml = (text: string) => block('html', `<!-- pages/a/a.wxml -->\n${text}`);
const page = (members: string) => js(`// pages/a/a.js\nPage({ ${members} });`);

async function run(...blocks: string[]): Promise<Report> {
  const report = new Report();
  const document = new Document('docs/of-the-runner-test.md', blocks.join('\n'));
  await new DocumentRunner(document, app.emulator, report, folder).run();
  return report;
}

/** Names of the endpoints that were called since the page was opened. */
const paths = () => app.paths();

describe('a file of a mini program', () => {
  test('is loaded as that file: app, modules and pages', async () => {
    const client = js(`// utils/authing.js
const { AuthenticationClient } = require('authing-wxapp-sdk');
module.exports = new AuthenticationClient({ appId: 'placeholder', extIdpConnidentifier: '身份源' });`);
    const opened = page("async onLoad() { await require('../../utils/authing').loginByCode(); }");
    const report = await run(client, opened);
    expect(report.counts.get('mini program file')).toBe(2);
    expect(paths()).toContain('signin-by-mobile');
  });

  test.each([
    ['await at its top', js("// app.js\nawait require('authing-wxapp-sdk');"), 'SyntaxError'],
    [
      'a lifecycle function that rejects',
      page("async onLoad() { throw new Error('no user'); }"),
      'onLoad: Error: no user',
    ],
    [
      'a module that is not there',
      page('}); require("../../nowhere"); ({'),
      "module '../../nowhere.js' is not defined",
    ],
    ['no path', js('Page({});'), 'begin it with a comment'],
  ])('fails with %s', async (_, source, message) => {
    await expect(run(source)).rejects.toThrow(message);
  });

  test('lends its page to a fragment', async () => {
    await run(
      js('this.setData({ id: authing.user.id });'),
      js("if (!this.data.id) throw new Error('no data');"),
    );
    await expect(run(js('this.nothing();'))).rejects.toThrow('nothing is not a function');
  });

  test('names the line of its block', async () => {
    await expect(run('# Title', js('const a = 1;'), js('throw new Error("x");'))).rejects.toThrow(
      'The block at line 6 of docs/of-the-runner-test.md fails',
    );
  });

  test('replaces an earlier version of itself, which runs before', async () => {
    const call = (name: string) =>
      page(`async onLoad() { await require('../../utils/authing').api.${name}(); }`);
    await run(call('getCountryList'), call('getLoginHistory'));
    expect(paths()).toEqual(expect.arrayContaining(['get-country-list', 'get-my-login-history']));
  });
});

describe('a page', () => {
  const phone = page(`async onPhone({ detail }) {
    await require('../../utils/authing').loginByPhone({ phoneCode: detail.code });
  }`);

  test('gets the event of the button that binds its handler', async () => {
    await run(phone, wxml('<button open-type="getPhoneNumber" bindgetphonenumber="onPhone">登录</button>'));
    expect(paths()).toContain('signin-by-mobile');
    expect(app.emulator.requests.map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ connection: 'wechat_mini_program_code_and_phone' }),
    );
  });

  test.each([
    ['no WXML for an event', phone, '', 'add a block of html'],
    ['a button that does not send the event', phone, '<button bindgetphonenumber="onPhone" />', 'open-type'],
    [
      'a handler that is not there',
      page(''),
      '<view bindtap="onTap" />',
      'binds onTap, which pages/a/a.js does not have',
    ],
    ['a handler that nothing binds', page('onTap() {}'), '<view />', 'binds nothing to onTap'],
    [
      'a handler that fails',
      page('onTap() { this.nothing(); }'),
      '<view bindtap="onTap" />',
      'nothing is not a function',
    ],
    ['WXML that WeChat refuses', page('onTap() {}'), '<view bindtap="onTap">', 'missing end tag'],
    [
      'a form without a button',
      page('onSubmit(event) {}'),
      '<form bindsubmit="onSubmit"></form>',
      'form-type',
    ],
  ])('fails with %s', async (_, source, template, message) => {
    await expect(run(source, template && wxml(template))).rejects.toThrow(message);
  });

  test('gets the values of its form, and the data set of an entry of its list', async () => {
    const source = page(`data: { items: [{ id: 7 }], later: false },
      onTap({ currentTarget }) {
        if (currentTarget.dataset.itemId !== 7) throw new Error('data set');
        this.setData({ later: true });
      },
      onSubmit({ detail: { value } }) {
        if (!this.data.later) throw new Error('not shown yet');
        return require('../../utils/authing').loginByUsername(value.account, value.password);
      }`);
    const template = `<form wx:if="{{later}}" bindsubmit="onSubmit">
        <input name="account" /><input name="password" password /><button form-type="submit">登录</button>
      </form>
      <view wx:else wx:for="{{items}}" wx:key="id" data-item-id="{{item.id}}" bindtap="onTap">{{item.id}}</view>`;
    await run(source, wxml(template));
    expect(app.emulator.requests.find(({ path }) => path.endsWith('signin'))?.body).toMatchObject({
      passwordPayload: { username: 'zhouzihang', password: 'passw0rd' },
    });
  });

  test('signs out last, whatever the order of its buttons', async () => {
    const source = page(`onLeave() { return require('../../utils/authing').logout(); },
      onSave() { return require('../../utils/authing').updateProfile({ nickname: '小周' }); }`);
    await run(source, wxml('<view bindtap="onLeave" /><view bindtap="onSave" />'));
    expect(paths()).toContain('update-profile');
  });

  test('gets every event of the login component from the component itself', async () => {
    const heard = `data: { options: { appId: 'GEN_AUTH_APP_ID', extIdpConnidentifier: 'my-wxapp' }, links: [{ name: '协议', url: '/pages/b/b' }] },
      onLogin({ detail }) { if (!detail.user.id) throw new Error('no user'); },
      onCancel() {},
      onError({ detail }) { if (detail.kind !== 'timeout') throw new Error(detail.kind); },
      onAgreement({ detail }) { return wx.navigateTo({ url: detail.url }); }`;
    const config = '{ "usingComponents": { "genauth-login": "authing-wxapp-sdk/components/login/login" } }';
    const events =
      'bindlogin="onLogin" bindcancel="onCancel" binderror="onError" bindagreement="onAgreement"';
    const tag = `<genauth-login options="{{options}}" agreements="{{links}}" ${events} />`;
    await run(block('json [pages/a/a.json]', config), page(heard), wxml(tag));
    const throwing = heard.replace('onCancel() {}', "onCancel() { throw new Error('called'); }");
    await expect(run(block('json [pages/a/a.json]', config), page(throwing), wxml(tag))).rejects.toThrow(
      'called',
    );
  });

  test('gets the event of a component of the document', async () => {
    const component = js(`// components/out/out.js
Component({ methods: { onTap() { this.triggerEvent('out', { id: 1 }); } } });`);
    const config = block(
      'json [pages/a/a.json]',
      '{ "usingComponents": { "sign-out": "/components/out/out" } }',
    );
    const source = page("onOut({ detail }) { if (detail.id !== 1) throw new Error('detail'); }");
    await run(component, config, source, wxml('<sign-out bindout="onOut" />'));
    await expect(run(component, config, source, wxml('<sign-out bindother="onOut" />'))).rejects.toThrow(
      'has not sent "other"',
    );
  });
});

describe('other blocks', () => {
  test('a Node script runs with its own module syntax, on the published package and against the emulator', async () => {
    await run(
      js(`// check.mjs
import { AuthenticationClient } from 'authing-wxapp-sdk';
if (typeof AuthenticationClient !== 'function') throw new Error('no client');
const answer = await fetch('https://core.genauth.ai/oidc/.well-known/jwks.json');
if (!(await answer.json()).keys) throw new Error('no keys');`),
    );
    await expect(run(js('// check.mjs\nthrow new Error("wrong");'))).rejects.toThrow('wrong');
    await expect(run(js('// check.cjs\nimport "node:fs";'))).rejects.toThrow('SyntaxError');
  });

  test('a server answers the mini program of its document', async () => {
    const server = js(`// server.mjs
import { createServer } from 'node:http';
createServer((request, response) => response.end(JSON.stringify({ path: request.url }))).listen(3000);`);
    const request =
      js(`const answer = await new Promise((success, fail) => wx.request({ url: 'https://api.example.com/me', success, fail }));
if (answer.data.path !== '/me') throw new Error('another answer');`);
    await run(server, request);
    await expect(run(js('// server.mjs\nprocess.exit(0);'))).rejects.toThrow('ended with 0');
  });

  test('TypeScript is checked against the published declarations', async () => {
    const { typeScript } = await run(
      block('ts', 'const user = await authing.ensureLogin();\nconst id: string = user.id;'),
      block('ts', 'const user = await authing.ensureLogin();\nconst id: number = user.id;'),
      block(
        'ts',
        "// utils/a.ts\nimport { AuthenticationClient } from 'authing-wxapp-sdk';\nexport const a = new AuthenticationClient({ appId: 1 });",
      ),
    );
    expect(typeMistakes(typeScript)).toEqual([
      expect.stringContaining(":2 Type 'string' is not assignable to type 'number'"),
      expect.stringContaining("utils/a.ts:3 Type 'number' is not assignable to type 'string'"),
    ]);
  }, 60_000);

  test('tests of an app run in jest', async () => {
    const source = (expected: string) =>
      js(`// a.test.js
const { version } = require('authing-wxapp-sdk');
test('has a version', () => expect(version).toMatch(${expected}));`);
    await run(source('/^5/'));
    await expect(runTests(folder)).resolves.toBe(1);
    await run(source('/^4/'));
    await expect(runTests(folder)).rejects.toThrow('has a version');
  }, 60_000);

  test.each([
    ['JSON', block('json', '{ a: 1 }'), 'JSON'],
    ['a style sheet', block('css', 'a { color: red'), 'Unclosed block'],
    ['WXML', block('html', '<view>'), 'missing end tag'],
    ['a language that is not known', block('python', 'print(1)'), 'are not known'],
    ['a block without a language', block('', 'output'), 'has no language'],
  ])('%s that is wrong fails', async (_, source, message) => {
    await expect(run(source)).rejects.toThrow(message);
  });
});
