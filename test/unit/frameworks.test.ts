// The page about frameworks prints files of the apps that `npm run test:frameworks` builds and runs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import taro from '../../tools/frameworks/taro/package.json';
import uniApp from '../../tools/frameworks/uni-app/package.json';
import { Document, root } from '../support/docs/markdown';

const apps = join(root, 'tools/frameworks');

const files = [
  'uni-app/src/App.vue',
  'uni-app/src/pages/index/index.vue',
  'uni-app/src/pages/phone/phone.vue',
  'taro/src/app.js',
  'taro/src/pages/index/index.jsx',
  'taro/src/pages/phone/phone.jsx',
];

describe.each(['docs/frameworks.md', 'docs/en/frameworks.md'])('%s', (page) => {
  const { blocks, text } = new Document(page);
  const printed = blocks.filter(({ language }) => ['vue', 'jsx'].includes(language));

  test('prints these files and no other', () => {
    expect(printed).toHaveLength(files.length);
  });

  test.each(files.map((file, index) => [file, index] as const))('prints %s as it is built', (file, index) => {
    expect(printed[index]?.code).toBe(readFileSync(join(apps, file), 'utf8'));
    expect(text).toContain(`\`${file.replace(/^[\w-]+\//, '')}\``);
  });

  test('names the versions that are built', () => {
    expect(text).toContain(uniApp.dependencies['@dcloudio/uni-app']);
    expect(text).toContain(`\`@tarojs/taro\` ${taro.dependencies['@tarojs/taro']}`);
  });
});
