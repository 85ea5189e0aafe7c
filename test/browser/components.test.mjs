// The built-in components, templates, navigation and functions of `wx`, on a fixture with one page for each.
import { equal, ok, test, until, visit } from './harness.mjs';

test('app.js and modules run, ES modules among them, and rpx is a share of the screen', async (bench) => {
  const phone = await visit(bench);
  await phone.sees('.stamp', 'from an ES module pages/index/index');
  equal(await phone.style('#half, [id$="--half"]', 'width'), '187.5px', 'width of 375rpx');
});

test('templates: if, for, block, template, import, include and wxs', async (bench) => {
  const phone = await visit(bench, 'template');
  await phone.sees('.if', 'none');
  await phone.tap('.add');
  await phone.sees('.if', 'one');
  await phone.sees('.row', '0: ant ANT 2');
  equal(await phone.screen.locator('.row').count(), 3, 'rows');
  await phone.sees('.card', 'first note');
  await phone.sees('.footer', 'footer of 3');
  await phone.sees('.compare', 'less');
  equal(await phone.screen.locator('.never').count(), 0, 'elements in a comment');
});

test('style sheets: ids, the page itself, inline rpx, and no rule of another page', async (bench) => {
  const phone = await visit(bench, 'template');
  equal(await phone.style('.styled', 'width'), '150px');
  equal(await phone.style('.lookup', 'color'), 'rgb(10, 20, 30)');
  equal(await phone.style('.lookup', 'font-weight'), '700');
  equal(
    await phone.style('.leak', 'color'),
    'rgb(34, 34, 34)',
    'colour from the app, not from the first page',
  );
  equal(await phone.style('wx-page', 'padding-left'), '10px');
});

test('events: bind, catch, capture, dataset, mark, target and touches', async (bench) => {
  const phone = await visit(bench, 'events');
  await phone.tap('[id$="--inner"]');
  await phone.notes('outer tap inner outer {"from":"outer"} number 1');
  equal((await phone.log()).slice(0, 2), ['capture', 'inner {"userId":"7","from":"inner"} {"row":"3"}']);
  await phone.tap('[id$="--caught"]');
  await phone.notes('inner {} {}');
  equal(
    (await phone.log()).filter((line) => line.startsWith('outer')).length,
    1,
    'taps that reached the outer view',
  );
  ok(!(await phone.on('.gone').isVisible()), 'a hidden view is not seen');
});

test('hover-class is worn while the element is pressed', async (bench) => {
  const phone = await visit(bench, 'events');
  await phone.on('.pressed').hover();
  await phone.page.mouse.down();
  await until('the class', async () =>
    (await phone.on('.pressed').getAttribute('class')).includes('is-pressed'),
  );
  await phone.page.mouse.up();
  await until(
    'no class',
    async () => !(await phone.on('.pressed').getAttribute('class')).includes('is-pressed'),
  );
});

test('text, icon, progress and rich-text', async (bench) => {
  const phone = await visit(bench, 'show');
  equal(await phone.on('.lines').innerText(), 'one\ntwo');
  equal(await phone.style('.chosen', 'user-select'), 'text');
  equal(await phone.style('wx-icon', 'width'), '40px');
  await phone.sees('.progress', '40%');
  equal(await phone.on('.rich').innerHTML(), '<b>bold</b> text', 'rich text without handlers');
  equal(await phone.on('.nodes').innerHTML(), '<em class="soft">soft</em>');
});

test('image: modes, load and error', async (bench) => {
  const phone = await visit(bench, 'image');
  await phone.notes('load {"width":10,"height":10}');
  await phone.notes('error');
  equal(await phone.style('.fill > img', 'object-fit'), 'cover');
  await until('a height after the width', async () => (await phone.style('.fix', 'height')) === '100px');
});

test("WeChat's v2 rule for the width of a button outranks a class, and loses against an id", async (bench) => {
  const phone = await visit(bench, 'button');
  equal(await phone.style('.plain', 'width'), '184px');
  equal(await phone.style('.narrow', 'width'), '184px');
  equal(await phone.style('.heavy', 'width'), '100px');
  equal(await phone.style('.mini', 'color'), 'rgb(9, 9, 9)');
  equal(await phone.style('.go', 'background-color'), 'rgb(7, 193, 96)');
});

test('a disabled button sends no tap', async (bench) => {
  const phone = await visit(bench, 'button');
  await phone.tap('.off');
  await phone.tap('.go');
  await phone.notes('tap');
  equal(await phone.log(), ['tap']);
});

test('the phone number button asks for consent, then for the number', async (bench) => {
  const phone = await visit(bench, 'button');
  await phone.tap('.phone');
  await phone.answer('refuse');
  await phone.notes('phone getPhoneNumber:fail privacy permission is not authorized 104 undefined undefined');
  await phone.tap('.phone');
  await phone.answer('agree');
  await phone.answer('deny');
  await phone.notes('phone getPhoneNumber:fail user deny undefined undefined undefined');
  await phone.tap('.phone');
  await phone.answer('allow');
  await phone.notes('phone getPhoneNumber:ok undefined string string');
});

test('a combined button gives consent and asks for the number at once', async (bench) => {
  const phone = await visit(bench, 'button');
  await phone.tap('.combined');
  await phone.answer('allow');
  await phone.notes('phone getPhoneNumber:ok undefined string string');
  await phone.notes('agree agreePrivacyAuthorization:ok');
});

test('the avatar button hands over a temporary file that an image can show', async (bench) => {
  const phone = await visit(bench, 'button');
  await phone.tap('.avatar');
  await phone.answer('agree');
  await phone.answer('wechat');
  await phone.notes('avatar wxfile://');
  await until('the picture', () => phone.on('.chosen img').evaluate((image) => image.naturalWidth > 0));
});

test('input: each event once, maxlength, model binding, keyboards', async (bench) => {
  const phone = await visit(bench, 'input');
  const name = phone.on('.name input');
  equal(await name.inputValue(), 'ann');
  await name.focus();
  await name.press('End');
  await phone.page.keyboard.type('abc');
  await phone.page.keyboard.press('Enter');
  await name.blur();
  await phone.notes('blur annab');
  equal(await phone.log(), ['focus ann', 'input anna', 'input annab', 'confirm annab', 'blur annab']);
  await phone.on('.model input').fill('typed');
  await phone.sees('.mirror', 'typed');
  equal(await phone.on('.secret input').getAttribute('type'), 'password');
  equal(await phone.on('.number input').getAttribute('inputmode'), 'numeric');
});

test('a nickname field offers the name of the WeChat user', async (bench) => {
  const phone = await visit(bench, 'input');
  await phone.on('.nick input').focus();
  await phone.answer('nickname');
  await phone.notes('input 林晓雨');
  equal(await phone.on('.nick input').inputValue(), '林晓雨');
});

test('form: the values of all controls, their events, and reset', async (bench) => {
  const phone = await visit(bench, 'form');
  await phone.tap('.submit');
  await phone.notes(
    'submit {"text":"t","long":"l","switch":false,"slider":30,"boxes":["a"],"radio":"x","picker":1}',
  );
  await phone.tap('.switch');
  await phone.notes('change {"value":true}');
  await phone.tap('.label-b');
  await phone.notes('change {"value":["a","b"]}');
  await phone.tap('.box-a');
  await phone.notes('change {"value":["b"]}');
  await phone.tap('.label-y');
  await phone.notes('change {"value":"y"}');
  await phone.on('.text input').fill('typed');
  await phone.tap('.submit');
  await phone.notes(
    'submit {"text":"typed","long":"l","switch":true,"slider":30,"boxes":["b"],"radio":"y","picker":1}',
  );
  await phone.tap('.reset');
  await phone.notes('reset');
  equal(await phone.on('.text input').inputValue(), '');
});

test('picker: one column, several, date and time', async (bench) => {
  const phone = await visit(bench, 'picker');
  await phone.tap('.one');
  await phone.answer('cancel');
  await phone.notes('cancel');
  await phone.tap('.one');
  await phone.page.locator('.sheet-column').selectOption('1');
  await phone.answer('confirm');
  await phone.sees('.one', 'Ningbo');
  await phone.notes('change 1');
  await phone.tap('.many');
  await phone.page.locator('.sheet-column').nth(1).selectOption({ index: 2 });
  await phone.answer('confirm');
  await phone.notes('change [0,2]');
  await phone.tap('.date');
  await phone.page.locator('.sheet-input').fill('2027-03-04');
  await phone.answer('confirm');
  await phone.notes('change 2027-03-04');
});

test('scroll-view, swiper, and the end of the page', async (bench) => {
  const phone = await visit(bench, 'scroll');
  await phone.tap('.jump');
  await until('the row', () =>
    phone.on('.scroll').evaluate((element) => Math.round(element.scrollTop) === 600),
  );
  await phone.on('.scroll').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await phone.notes('lower');
  equal(await phone.screen.locator('.preview-dots b').count(), 3, 'dots');
  const box = await phone.on('.swiper').boundingBox();
  await phone.page.mouse.move(box.x + box.width - 20, box.y + 20);
  await phone.page.mouse.down();
  await phone.page.mouse.move(box.x + 20, box.y + 20, { steps: 4 });
  await phone.page.mouse.up();
  await phone.notes('swipe 1 touch');
  await phone.on('.end').scrollIntoViewIfNeeded();
  await phone.notes('bottom');
});

test('pages: parameters, lifecycle, event channel, back, redirect and relaunch', async (bench) => {
  const phone = await visit(bench, 'route');
  await phone.sees('.query', '{"from":"index","text":"a b"}');
  await phone.notes('ready');
  equal(await phone.log(), ['load {"from":"index","text":"a b"}', 'show', 'ready']);
  await phone.tap('.next');
  await phone.sees('.depth', '3');
  await phone.tap('.tell');
  await phone.back();
  await phone.notes('answer hello');
  equal((await phone.log()).slice(3), ['hide', 'answer hello', 'show']);
  await phone.tap('.wrong');
  await phone.notes('navigateTo:fail page "pages/none/none" is not found');
  await phone.tap('.title');
  await phone.title('New title');
  await phone.tap('.replace');
  await phone.sees('.footer', 'footer of 2');
  await phone.back();
  await phone.title('Start');
  equal(await phone.page.locator('.navigation-button').count(), 0, 'back buttons on the first page');
});

test('the address names the page to start with, and its parameters', async (bench) => {
  const phone = await bench.open(bench.copy('components'), { at: 'pages/route/route?n=5' });
  await phone.sees('.query', '{"n":"5"}');
  await phone.page.locator('.navigation-button[aria-label=home]').click();
  await phone.title('Start');
});

test('reLaunch closes all pages', async (bench) => {
  const phone = await visit(bench, 'route');
  await phone.tap('.next');
  await phone.sees('.depth', '3');
  await phone.tap('.home');
  await phone.title('Start');
  equal(await phone.screen.locator('.preview-page').count(), 1, 'pages');
});

test('custom components: properties, observers, behaviors, lifetimes, events and slots', async (bench) => {
  const phone = await visit(bench, 'component');
  await phone.sees('.counter', '3 6 named');
  await until('the lifetimes', async () => /attached .*ready/.test(await phone.on('.counter').innerText()));
  await phone.sees('.counter', 'show');
  await phone.tap('.counter .parts-counter--label');
  await phone.notes('count {"value":4} counter');
  await phone.sees('.counter', '4 8 named');
  await phone.tap('.ask');
  await phone.notes('selected 4 named parts/counter');
  const order = await phone.on('.parts-frame--frame').innerText();
  equal(order.replace(/\s+/g, ' '), 'head Frame body');
});

test('components of npm packages are found without "Build npm"', async (bench) => {
  const phone = await visit(bench, 'component');
  await phone.sees('npm-badge', '[npm]');
});

test('styles of components: isolated, with external classes, with classes of the page', async (bench) => {
  const phone = await visit(bench, 'component');
  equal(await phone.style('.counter', 'border-left-color'), 'rgb(0, 0, 255)', ':host');
  equal(await phone.style('.parts-counter--label', 'font-size'), '20px');
  equal(await phone.style('.parts-counter--label', 'color'), 'rgb(200, 0, 0)', 'external class');
  equal(await phone.style('.parts-counter--bold', 'font-weight'), '400', 'isolated');
  equal(await phone.style('.parts-frame--title', 'font-weight'), '700', 'apply-shared');
});
