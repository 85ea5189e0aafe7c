// @ts-check
const { setTitle, texts } = require('../../utils/i18n');
const { request } = require('../../utils/request');
const { run } = require('../../utils/task');

Page({
  data: { t: texts.backend, common: texts.common, busy: false, answer: '' },

  onReady: setTitle,

  onCall() {
    return run(this, async () => {
      const answer = await request('/me');
      this.setData({ answer: JSON.stringify(answer, null, 2) });
    });
  },
});
