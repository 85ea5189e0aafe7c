// The example's flows, by tapping.
import { test, until } from './harness.mjs';

/** Signs in on the page of the login component, as a new user who agrees and skips the profile. */
async function signIn(phone) {
  await phone.tap('.sign-in');
  await phone.tap('[class*="--choice-wechat"]');
  await phone.tap('[id$="--genauth-agree"]');
  await phone.tap('[class*="--skip"]');
}

test('example: sign-in component, phone number, avatar, nickname, relaunch and sign-out', async (bench) => {
  const phone = await bench.example({ language: 'zh' });
  await signIn(phone);
  await phone.title('我的');
  await phone.tap('.open-account');
  await phone.tap('.wechat-phone');
  await phone.answer('allow');
  await phone.sees('.phone', '188');
  await phone.back();
  await phone.tap('.person');
  await phone.tap('.choose-avatar');
  await phone.answer('wechat');
  await until('the picture', () => phone.on('.photo img').evaluate((image) => image.naturalWidth === 264));
  await phone.on('.nickname input').fill('小明');
  await phone.tap('.save');
  await phone.title('我的');
  await phone.sees('.name', '小明');
  await phone.page.locator('.panel-bar button').click();
  await phone.relaunch();
  await phone.sees('.name', '小明');
  await phone.panelShows('requests', '还没有请求。');
  await phone.tap('.sign-out');
  await phone.answer('confirm');
  await phone.sees('.welcome', 'GenAuth');
  await phone.panelShows('session', '未登录');
});

test('example: the page without the component signs in after consent', async (bench) => {
  const phone = await bench.example();
  await phone.tap('.by-hand');
  await phone.tap('.box');
  await phone.tap('.wechat');
  await phone.title('Me');
  await phone.sees('.name', 'WeChat user');
});

for (const theme of ['light', 'dark']) {
  for (const language of ['en', 'zh']) {
    test(`example in ${theme}, ${language}: signed in, with its requests and its session`, async (bench) => {
      const phone = await bench.example({ theme, language });
      await signIn(phone);
      await phone.title(language === 'zh' ? '我的' : 'Me');
      await phone.sees('.sign-out', language === 'zh' ? '退出' : 'Sign out');
      const background = theme === 'dark' ? /^rgb\((\d|[1-4]\d), / : /^rgb\(2\d\d, /;
      await until('the colours of the theme', async () =>
        background.test(await phone.style('wx-page', 'background-color')),
      );
      await phone.panelShows('requests', '/api/v3/signin-by-mobile');
      await phone.panelShows('session', language === 'zh' ? '后' : 'in ');
      const fact = phone.page.locator('[data-fact=expires]');
      await until('two hours less some seconds', async () => /01:59:\d\d/.test(await fact.innerText()));
    });
  }
}
