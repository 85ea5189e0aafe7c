// The functions of `wx` that a mini program calls by itself.
import { test, until, visit } from './harness.mjs';

test('storage keeps values over a relaunch and has the limits of WeChat', async (bench) => {
  const phone = await visit(bench, 'api');
  await phone.tap('.storage');
  await phone.notes('storage {"n":1} ["a"] setStorageSync:fail entry size limit reached true');
  await phone.panelShows('storage', '"n": 1');
  await phone.page.reload();
  await phone.title('Start');
  await phone.panelShows('storage', '"n": 1');
});

test('encrypted storage is read back, and not as plain text', async (bench) => {
  const phone = await visit(bench, 'api');
  await phone.tap('.encrypted');
  await phone.notes('encrypted open false');
});

test('dialogs: modal, action sheet, toast and loading', async (bench) => {
  const phone = await visit(bench, 'api');
  await phone.tap('.modal');
  await phone.page.locator('.modal', { hasText: 'Content' }).waitFor();
  await phone.answer('confirm');
  await phone.notes('modal true');
  await phone.tap('.sheet');
  await phone.answer('1');
  await phone.notes('sheet 1');
  await phone.tap('.sheet');
  await phone.answer('cancel');
  await phone.notes('showActionSheet:fail cancel');
  await phone.tap('.toast');
  await phone.page.locator('.toast', { hasText: 'Toast' }).waitFor();
  await phone.tap('.loading');
  await phone.page.locator('.toast[data-icon=loading]').waitFor();
  await phone.tap('.hide');
  await phone.page.locator('.toast').waitFor({ state: 'detached' });
});

test('choosers: a picture, a code that is scanned, the clipboard', async (bench) => {
  const phone = await visit(bench, 'api');
  await phone.tap('.scan');
  await phone.page.locator('.sheet-input').fill('text of the code');
  await phone.answer('confirm');
  await phone.notes('scan text of the code');
  await phone.tap('.media');
  await phone.answer('agree');
  await phone.answer('camera');
  await phone.notes('media true');
  await until('the picture', () => phone.on('.picture img').evaluate((image) => image.naturalWidth === 480));
  await phone.tap('.clipboard');
  await phone.notes('clipboard copied');
});

test('the phone describes itself', async (bench) => {
  const phone = await visit(bench, 'api');
  await phone.tap('.system');
  await phone.notes('system 375 724 44 3.6.0 wx4f4bc4dec97d474b');
});

test('nothing of the browser is there, and values of wx belong to the realm of the app', async (bench) => {
  const phone = await visit(bench, 'api');
  await phone.tap('.hidden');
  await phone.notes('hidden undefined undefined undefined undefined undefined true');
  await phone.tap('.realm');
  await phone.notes('realm true true');
});

test("privacy: WeChat's dialog, its refusal, and the app's own dialog", async (bench) => {
  const phone = await visit(bench, 'api');
  await phone.tap('.privacy');
  await phone.answer('refuse');
  await phone.notes('requirePrivacyAuthorize:fail privacy permission is not authorized 104');
  await phone.tap('.own');
  await phone.tap('.privacy');
  await phone.notes('asked for requirePrivacyAuthorize');
  await phone.notes('privacy ok');
});

test('errors of the app appear in the console, a missing module by name', async (bench) => {
  const phone = await visit(bench, 'api');
  await phone.tap('.fail');
  await phone.panelShows('console', 'thrown on purpose');
  await phone.tap('.missing');
  await phone.panelShows('console', "module '../../utils/none.js' is not defined");
});
