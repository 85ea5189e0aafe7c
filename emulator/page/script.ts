/** The script of the control page. Everything it shows goes through `textContent`, so no data becomes HTML. */
export const pageScript = String.raw`
'use strict';
const { language, texts, kinds } = JSON.parse(document.getElementById('data').textContent);
const { columns, words, actions } = texts;
const shown = 50;
const last = {};

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

function code(text) {
  return make('code', {}, text);
}

function time(ms) {
  return new Date(ms).toLocaleString(language, { hour12: false });
}

/** The ends of a token, to tell it from others; nothing of a password. */
function mask(text, name = 'token') {
  const partly = text.length > 30 && !/password|secret/i.test(name);
  return partly ? text.slice(0, 6) + '…' + text.slice(-4) : '…';
}

const secretNames = /token|password|secret|ticket|authorization|passcode|signature|rawdata|cookie|^(code|totp|iv|encrypteddata|recoverycode|captchacode|emailcode)$/i;
const publicNames = /encrypttype$/i;

function masked(value, name) {
  if (name && secretNames.test(name) && !publicNames.test(name) && (typeof value === 'string' || typeof value === 'number'))
    return mask(String(value), name);
  if (Array.isArray(value)) return value.map((each) => masked(each, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, masked(each, key)]));
}

function table(names, rows) {
  if (rows.length === 0) return make('p', { className: 'dim' }, words.none);
  const head = make('tr', {}, ...names.map((name) => make('th', { scope: 'col' }, columns[name])));
  const body = rows.map((cells) => make('tr', {}, ...cells.map((cell) => make('td', {}, cell))));
  return make('div', { className: 'scroll', tabIndex: 0 }, make('table', {}, make('thead', {}, head), make('tbody', {}, ...body)));
}

function place(name, count, ...content) {
  const section = document.getElementById(name);
  const open = [...section.querySelectorAll('details[open]')].map((each) => each.dataset.key);
  const scroll = section.querySelector('.scroll');
  const top = scroll ? scroll.scrollTop : 0;
  const title = section.querySelector('h2');
  title.replaceChildren(texts.sections[name], count === undefined ? '' : make('span', { className: 'count' }, String(count)));
  section.lastElementChild.replaceChildren(...content);
  for (const each of section.querySelectorAll('details')) each.open = open.includes(each.dataset.key);
  if (section.querySelector('.scroll')) section.querySelector('.scroll').scrollTop = top;
}

function latest(list) {
  const note = words.more.replace('{0}', shown).replace('{1}', list.length);
  return {
    part: list.slice(-shown).reverse(),
    note: list.length > shown ? make('p', { className: 'dim' }, note) : undefined,
  };
}

function button(text, run) {
  return make('button', { type: 'button', onclick: run }, text);
}

function showCodes(messages) {
  const { part, note } = latest(messages);
  const rows = part.map(({ at, kind, to, channel, code: digits }) => [
    make('span', { className: 'code' }, digits),
    code(to),
    code(channel.replace('CHANNEL_', '')),
    kind === 'sms' ? words.sms : words.mail,
    time(at),
  ]);
  place('codes', messages.length, table(['code', 'to', 'channel', 'kind', 'time'], rows), ...(note ? [note] : []));
}

function stateOfUser(user) {
  if (user.locked) return make('span', { className: 'bad' }, words.locked);
  if (user.status !== 'Activated') return make('span', { className: 'bad' }, user.status);
  const notes = [user.mfaEnabled && words.mfa, (user.resetPasswordOnNextLogin || user.passwordExpired) && words.reset];
  const text = notes.filter(Boolean).join(', ');
  return text ? make('span', { className: 'warn' }, text) : make('span', { className: 'good' }, words.active);
}

function nameOf(users, userId) {
  const user = users.find((each) => each.userId === userId) || {};
  return user.nickname || user.name || user.username || user.email || user.phone || userId;
}

function showUsers(users) {
  const rows = users.map((user) => [
    make('span', { title: user.userId }, nameOf(users, user.userId)),
    user.username ? code(user.username) : '',
    user.phone ? code(user.phoneCountryCode + ' ' + user.phone) : '',
    user.email ? code(user.email) : '',
    stateOfUser(user),
    String(user.loginsCount || 0),
  ]);
  place('users', users.length, table(['name', 'username', 'phone', 'email', 'state', 'logins'], rows));
}

function stateOfToken(token, now) {
  if (token.revoked) return ['bad', words.revoked];
  if (token.spent) return ['dim', words.spent];
  return token.expiresAt <= now ? ['bad', words.expired] : ['good', words.active];
}

function tokenCell(found, now) {
  if (!found) return '';
  const [text, token] = found;
  const [className, state] = stateOfToken(token, now);
  return make('div', {}, code(mask(text)), ' ', make('span', { className }, state), make('div', { className: 'dim' }, words.until + ' ' + time(token.expiresAt)));
}

function showSessions({ accessTokens, refreshTokens, users }, now) {
  const grants = new Map();
  const collect = (tokens, kind) => {
    for (const entry of Object.entries(tokens)) {
      const grant = grants.get(entry[1].grantId) || { any: entry[1] };
      grants.set(entry[1].grantId, { ...grant, [kind]: entry });
    }
  };
  collect(accessTokens, 'access');
  collect(refreshTokens, 'refresh');
  const { part, note } = latest([...grants.values()]);
  const rows = part.map(({ any, access, refresh }) => [
    time(any.issuedAt),
    make('span', { title: any.userId }, nameOf(users, any.userId)),
    code(any.appId),
    make('div', { className: 'dim wrap' }, any.scope),
    tokenCell(access, now),
    tokenCell(refresh, now),
  ]);
  const buttons = make('div', { className: 'actions' }, button(actions.expire, () => change('tokens/expire')), button(actions.revoke, () => change('tokens/revoke-refresh')));
  place('sessions', grants.size, table(['time', 'user', 'app', 'scope', 'access', 'refresh'], rows), ...(note ? [note] : []), buttons);
}

function block(title, value) {
  if (value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0)) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(masked(value), null, 2);
  return make('div', {}, make('span', { className: 'dim' }, title), make('pre', {}, text.slice(0, 20000)));
}

function showRequests(requests) {
  const { part, note } = latest(requests);
  const rows = part.map((request, index) => {
    const { at, method, path, query, headers, body, status } = request;
    const details = make('details', {}, make('summary', {}, code(method + ' ' + path)), block(words.query, query), block(words.body, typeof body === 'string' ? mask(body, 'secret') : body), block(words.headers, headers));
    details.dataset.key = String(requests.length - index);
    const shownStatus = status === 0 ? words.held + ' / ' + words.dropped : String(status);
    return [time(at), details, make('span', { className: status >= 400 ? 'bad' : status ? 'good' : 'warn' }, shownStatus)];
  });
  place('requests', requests.length, table(['time', 'request', 'status'], rows), ...(note ? [note] : []));
}

function control(name, kind, value) {
  const set = (next) => change('settings', { [name]: next });
  if (kind === 'flag') {
    const box = make('input', { type: 'checkbox', checked: value });
    return Object.assign(box, { onchange: () => set(box.checked) });
  }
  if (kind.words) {
    const options = kind.words.map((word) => make('option', { value: word, selected: word === value }, word));
    const choice = make('select', {}, ...options);
    return Object.assign(choice, { onchange: () => set(choice.value) });
  }
  if (kind === 'text or null') {
    const field = make('input', { type: 'text', value: value || '', placeholder: words.random });
    return Object.assign(field, { onchange: () => set(field.value || null) });
  }
  const field = make('input', { type: 'number', min: kind.from, step: 1, value });
  return Object.assign(field, { onchange: () => set(field.value === '' ? null : Number(field.value)) });
}

function showSettings(settings) {
  const rows = Object.entries(kinds).map(([name, kind]) => {
    const input = control(name, kind, settings[name]);
    input.id = 'setting-' + name;
    return [make('label', { htmlFor: input.id }, texts.settings[name], ' ', make('span', { className: 'dim' }, name)), input];
  });
  const reset = button(actions.reset, () => confirm(actions.resetAsk) && change('reset'));
  place('settings', undefined, table(['setting', 'value'], rows), make('div', { className: 'actions' }, reset));
}

let drift = 0;

function showClock() {
  const step = (text, ms) => button(text, () => change('clock', { advance: ms }));
  const field = make('input', { type: 'datetime-local', step: 1 });
  field.setAttribute('aria-label', actions.set);
  const set = button(actions.set, () => field.value && change('clock', { set: new Date(field.value).getTime() }));
  const machine = button(actions.machine, () => change('clock', { set: Date.now() }));
  const steps = make('div', { className: 'actions' }, step(actions.minute, 6e4), step(actions.hour, 36e5), step(actions.day, 864e5), step(actions.month, 2592e6), machine);
  place('clock', undefined, make('div', { id: 'now' }), steps, make('div', { className: 'actions' }, field, set));
  tick();
}

function tick() {
  document.getElementById('now').textContent = time(Date.now() + drift);
}

async function call(path, body) {
  const options = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch('/emulator/' + path, options);
  const content = await answer.json();
  if (!answer.ok) throw new Error(content.error);
  return content;
}

function say(text) {
  document.getElementById('alert').textContent = text;
}

async function change(path, body = {}) {
  try {
    await call(path, body);
    say('');
  } catch (error) {
    say(error.message);
    delete last.settings;
  }
  await refresh();
}

/** Renders a part only when its data has changed: a new render would close a select box and drop the focus. */
function update(name, data, show) {
  const text = JSON.stringify(data);
  if (last[name] === text) return;
  last[name] = text;
  show();
}

async function refresh() {
  const [state, requests, settings, clock] = await Promise.all(['state', 'requests', 'settings', 'clock'].map((path) => call(path)));
  drift = clock.now - Date.now();
  const { messages, users, accessTokens, refreshTokens } = state;
  const expired = Object.values({ ...accessTokens, ...refreshTokens }).map((token) => token.expiresAt <= clock.now);
  update('codes', messages, () => showCodes(messages));
  update('users', users, () => showUsers(users));
  update('sessions', [accessTokens, refreshTokens, expired], () => showSessions(state, clock.now));
  update('requests', requests, () => showRequests(requests));
  update('settings', settings, () => showSettings(settings));
  tick();
}

async function poll() {
  try {
    if (document.visibilityState !== 'hidden') await refresh();
    if (last.unreachable) say('');
    last.unreachable = '';
  } catch {
    last.unreachable = 'yes';
    say(words.unreachable);
  }
  setTimeout(poll, 2000);
}

showClock();
setInterval(tick, 1000);
poll();
`;
