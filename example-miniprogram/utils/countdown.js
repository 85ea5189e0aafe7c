// @ts-check
// 每个号码或邮箱每分钟只能发送一次验证码。
const PAUSE = 60;

/** 在页面的 seconds 中倒数；离开页面时调用返回的函数。 */
function countdown(page) {
  page.setData({ seconds: PAUSE });
  const timer = setInterval(() => {
    const seconds = page.data.seconds - 1;
    page.setData({ seconds });
    if (seconds === 0) clearInterval(timer);
  }, 1000);
  return () => clearInterval(timer);
}

module.exports = { countdown };
