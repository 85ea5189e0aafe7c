// The pictures of the documentation, compared with what is drawn now.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, test } from './harness.mjs';
import { picture } from './screens.mjs';

const { pages } = JSON.parse(readFileSync(join(root, 'example-miniprogram/app.json'), 'utf8'));

for (const theme of ['light', 'dark']) {
  for (const language of ['en', 'zh']) {
    test(`picture: the preview in ${theme}, ${language}`, async (bench) => {
      const phone = await bench.signedIn({ theme, language });
      await phone.on('.name').waitFor();
      await settled(phone);
      await picture(phone, `preview-${theme}-${language}`, 'body');
    });
  }
}

for (const path of pages) {
  const name = path.split('/').pop();
  test(`picture: page ${name} of the example`, async (bench) => {
    const phone = await bench.signedIn({ at: path, language: 'zh' });
    await settled(phone);
    await picture(phone, `example-${name}`);
  });
}

/** The first page is there, and nothing is under way. */
async function settled(phone) {
  await phone.on('wx-view').waitFor();
  await phone.page.waitForLoadState('networkidle');
}

test('picture: the consent sheet and the phone number sheet', async (bench) => {
  const phone = await bench.session();
  await phone.sees('.name', 'nameless');
  await phone.tap('.get-phone');
  await phone.page.locator('.sheet').waitFor();
  await picture(phone, 'sheet-privacy');
  await phone.answer('agree');
  await phone.page.locator('.sheet', { hasText: '188****5678' }).waitFor();
  await picture(phone, 'sheet-phone');
});

test('picture: the avatar sheet', async (bench) => {
  const phone = await bench.open(bench.copy('components'));
  await phone.visit('button');
  await phone.tap('.avatar');
  await phone.answer('agree');
  await phone.page.locator('.sheet-avatar').waitFor();
  await picture(phone, 'sheet-avatar');
});

for (const name of ['show', 'button', 'form', 'scroll']) {
  test(`picture: built-in components, ${name}`, async (bench) => {
    const phone = await bench.open(bench.copy('components'));
    await phone.visit(name);
    await phone.title('Components');
    await picture(phone, `components-${name}`);
  });
}

test('picture: tab bar in the dark', async (bench) => {
  const phone = await bench.open(bench.copy('tabs'), { theme: 'dark' });
  await phone.sees('.panel', 'first 1 dark');
  await picture(phone, 'tabs-dark');
});

test('picture: mistakes in a project', async (bench) => {
  const phone = await bench.open(bench.copy('broken'));
  await phone.page.locator('.problems li').first().waitFor();
  await picture(phone, 'problems');
});
