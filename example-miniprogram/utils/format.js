// @ts-check
/** 13812345678 → 138****5678，zhang@example.com → zh****@example.com */
function mask(text) {
  if (!text) return '';
  const [name, domain] = text.split('@');
  return domain ? `${name.slice(0, 2)}****@${domain}` : name.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
}

/** 2026-01-31 08:05，手机所在时区。 */
function time(value) {
  const date = new Date(value);
  const two = (number) => `0${number}`.slice(-2);
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

module.exports = { mask, time };
