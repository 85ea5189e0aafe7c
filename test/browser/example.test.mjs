// The example's flows, by tapping.
import { test, until } from './harness.mjs';

test('example: it signs in, binds a phone number, changes avatar and nickname, stays signed in, and signs out', async (bench) => {
  const phone = await bench.example();
  await phone.sees('.name', '微信用户');
  await phone.tap('.get-phone');
  await phone.answer('agree');
  await phone.answer('allow');
  await phone.sees('.phone', '188****5678');
  await phone.tap('.choose-avatar');
  await phone.answer('wechat');
  await until('the picture', () => phone.on('.photo img').evaluate((image) => image.naturalWidth === 264));
  await phone.tap('.edit');
  await phone.title('编辑昵称');
  await phone.on('.nickname input').fill('小明');
  await phone.tap('.save');
  await phone.title('我的');
  await phone.sees('.name', '小明');
  await phone.page.locator('.panel-bar button').click();
  await phone.relaunch();
  await phone.sees('.name', '小明');
  await phone.panelShows('requests', 'No request yet.');
  await phone.tap('.sign-out');
  await phone.answer('confirm');
  await phone.sees('.title', '欢迎使用');
  await phone.panelShows('session', 'Nobody is signed in');
});

for (const theme of ['light', 'dark']) {
  for (const language of ['en', 'zh']) {
    test(`example in ${theme}, ${language}: signed in, with its requests and its session`, async (bench) => {
      const phone = await bench.example({ theme, language });
      await phone.sees('.name', '微信用户');
      await phone.panelShows('requests', '/api/v3/signin-by-mobile');
      await phone.panelShows('session', language === 'zh' ? '后' : 'in ');
      const fact = phone.page.locator('[data-fact=expires]');
      await until('two hours less some seconds', async () => /01:59:\d\d/.test(await fact.innerText()));
    });
  }
}
