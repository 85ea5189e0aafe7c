// @ts-check
const { setTitle, texts } = require('../../utils/i18n');

const t = texts.agreement;

Page({
  data: { t, title: '' },

  onReady: setTitle,

  onLoad({ name }) {
    this.setData({ title: name === 'privacy' ? t.privacy : t.terms });
  },
});
