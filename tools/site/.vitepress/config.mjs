import { slug } from 'github-slugger';
import { defineConfig } from 'vitepress';
import { linkOf, linksIn, sidebar } from '../pages.mjs';
import { repositoryLinks } from '../repository-links.mjs';
import { searchOptions, tokenize } from '../search.mjs';

const chinese = {
  label: '简体中文',
  lang: 'zh-CN',
  title: 'authing-wxapp-sdk',
  description: '微信小程序登录 SDK：接入 GenAuth（原 Authing），登录态自动续期。',
  themeConfig: {
    nav: navigation('zh', ['快速开始', '接口参考', '测试']),
    sidebar: sidebar('zh'),
    outline: { level: [2, 3], label: '本页内容' },
    docFooter: { prev: '上一页', next: '下一页' },
    darkModeSwitchLabel: '外观',
    lightModeSwitchTitle: '切换到浅色',
    darkModeSwitchTitle: '切换到深色',
    sidebarMenuLabel: '目录',
    returnToTopLabel: '回到顶部',
    langMenuLabel: '语言',
    skipToContentLabel: '跳到正文',
    notFound: {
      title: '找不到页面',
      quote: '地址可能已更改，请从首页或搜索进入。',
      linkLabel: '回到首页',
      linkText: '回到首页',
    },
  },
};

const english = {
  label: 'English',
  lang: 'en-US',
  title: 'authing-wxapp-sdk',
  description:
    'Sign users of your WeChat mini program in with GenAuth (formerly Authing) and keep them signed in.',
  themeConfig: {
    nav: navigation('en', ['Quick start', 'Reference', 'Testing']),
    sidebar: sidebar('en'),
    outline: { level: [2, 3], label: 'On this page' },
  },
};

/** Links to the first page of these groups. */
function navigation(language, [start, reference, testing]) {
  const links = linksIn(sidebar(language));
  const firstBelow = (...paths) =>
    links.find((link) => paths.some((path) => link.startsWith(linkOf(language, path))));
  return [
    { text: start, link: firstBelow('quick-start', 'index') },
    { text: reference, link: firstBelow('reference/') },
    { text: testing, link: firstBelow('testing/') },
  ].filter(({ link }) => link);
}

const searchInChinese = {
  button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
  modal: {
    displayDetails: '显示详情',
    resetButtonTitle: '清除',
    backButtonTitle: '关闭',
    noResultsText: '没有结果：',
    footer: {
      selectText: '打开',
      selectKeyAriaLabel: '回车',
      navigateText: '切换',
      navigateUpKeyAriaLabel: '上箭头',
      navigateDownKeyAriaLabel: '下箭头',
      closeText: '关闭',
      closeKeyAriaLabel: 'Esc',
    },
  },
};

/** Pages become components, which import Vue and lie outside of the folder that has it. What is rendered here must use one copy of it. */
const vueOfThisFolder = {
  name: 'vue-of-this-folder',
  enforce: 'pre',
  resolveId(id, importer, options) {
    if (!/^vue(\/|$)/.test(id)) return undefined;
    if (options.ssr) return { id, external: true };
    return this.resolve(id, import.meta.filename, { ...options, skipSelf: true });
  },
};

export default defineConfig({
  srcDir: '../../docs',
  outDir: '../../.build/site',
  cacheDir: '../../.build/site-cache',
  ignoreDeadLinks: false,
  locales: { root: chinese, en: english },
  markdown: {
    // Links to headings are written for GitHub.
    anchor: { slugify: (text) => slug(text) },
    config: (markdown) => void markdown.use(repositoryLinks),
    languageAlias: { wxml: 'html', wxss: 'css' },
  },
  vite: { plugins: [vueOfThisFolder] },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        locales: { root: { translations: searchInChinese } },
        miniSearch: { options: { tokenize }, searchOptions },
      },
    },
  },
});
