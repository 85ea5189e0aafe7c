// npm run test:backends: the back ends that docs/backend.md and docs/en/backend.md print, compiled straight out of the page and run
// against the emulator. Each accepts the tokens of its own application and refuses all others.
import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { startEmulator } from '../lib/emulator.js';
import { filesOf } from '../tools/backends/blocks.mjs';
import { languages, missingTools, start } from '../tools/backends/servers.mjs';
import { APP_ID, tokensOf } from '../tools/backends/tokens.mjs';
import { Report } from './report.mjs';

const pages = ['docs/backend.md', 'docs/en/backend.md'];
const output = join(import.meta.dirname, '../.build/backends');

const report = new Report();

async function ask(url, token) {
  const answer = await fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  return { status: answer.status, body: await answer.json() };
}

async function checkServer(name, server, { accepted, refused, userId }) {
  for (const [title, token] of Object.entries(accepted))
    await report.check(`${name} accepts ${title}`, async () =>
      assert.deepEqual(await ask(server.url, token), { status: 200, body: { userId } }),
    );
  for (const [title, token] of Object.entries(refused))
    await report.check(`${name} refuses ${title}`, async () => {
      const { status, body } = await ask(server.url, token);
      assert.equal(status, 401);
      assert.equal(body.userId, undefined);
    });
}

/** What each answers while it cannot fetch the public keys. go-oidc has one error for that and for a bad signature. */
const duringOutage = { 'Node.js': 503, Java: 503, Go: 401 };

async function checkLanguage(name, page, folder, emulator, service, tokens) {
  mkdirSync(folder, { recursive: true });
  const program = languages[name](folder, filesOf(page));
  const server = await start(program, service);
  try {
    await report.check(
      `${page}, ${name}: answers ${duringOutage[name]} while the keys cannot be fetched`,
      async () => {
        emulator.failNext('/oidc/.well-known/jwks.json', { status: 500, body: 'down' });
        const { status } = await ask(server.url, tokens.accepted['a good token']);
        assert.equal(status, duringOutage[name]);
      },
    );
    await checkServer(`${page}, ${name}:`, server, tokens);
  } finally {
    await server.stop();
  }
}

/** The two modules for Node beside the server: keys by algorithm, and asking the service. */
async function checkModules(page, folder, emulator, service, { accepted, refused, userId }) {
  const files = filesOf(page);
  const load = (file) => {
    writeFileSync(join(folder, file), files.get(file));
    return import(pathToFileURL(join(folder, file)).href);
  };
  const { createVerifier } = await load('verify.mjs');
  const verify = createVerifier({
    issuer: service.issuer,
    jwksUri: `${service.issuer}/.well-known/jwks.json`,
    appId: APP_ID,
    appSecret: 'GEN_AUTH_APP_SECRET',
  });
  for (const [title, token] of Object.entries(accepted))
    await report.check(`${page}, verify.mjs: accepts ${title}`, async () =>
      assert.equal(await verify(token), userId),
    );
  for (const [title, token] of Object.entries(refused))
    await report.check(`${page}, verify.mjs: refuses ${title}`, () =>
      assert.rejects(async () => verify(token)),
    );
  emulator.changeSettings({ tokenAlgorithm: 'HS256' });
  const { accepted: signedWithSecret } = await tokensOf(emulator);
  emulator.changeSettings({ tokenAlgorithm: 'RS256' });
  await report.check(`${page}, verify.mjs: accepts HS256 with the app secret`, async () =>
    assert.equal(await verify(signedWithSecret['a good token']), userId),
  );
  process.env.GENAUTH_HOST = service.host;
  const { isActive } = await load('introspect.mjs');
  await report.check(`${page}, introspect.mjs: tells a valid token from an expired one`, async () => {
    assert.equal(await isActive(accepted['a good token']), true);
    assert.equal(await isActive(refused['a token that has expired']), false);
  });
}

async function main() {
  const missing = missingTools();
  if (missing.length > 0) throw new Error(`Install first: apt-get install ${missing.join(' ')}`);
  rmSync(output, { recursive: true, force: true });
  const emulator = await startEmulator({ port: 0 });
  const service = { host: emulator.url, issuer: `${emulator.url}/oidc`, appId: APP_ID };
  try {
    const tokens = await tokensOf(emulator);
    for (const page of pages) {
      const folder = join(output, page.replace(/\W+/g, '-'));
      for (const name of Object.keys(languages))
        await checkLanguage(name, page, join(folder, name.replace(/\W/g, '')), emulator, service, tokens);
      await checkModules(page, join(folder, 'Nodejs'), emulator, service, tokens);
    }
  } finally {
    await emulator.close();
  }
}

await main();
process.exitCode = report.end();
