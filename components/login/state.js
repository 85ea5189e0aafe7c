// @ts-check
const { languageOf, textsOf } = require('./texts');

/**
 * @typedef {{ name: string, url?: string, isPrivacy?: boolean }} Agreement
 * @typedef {{ type: 'totp' | 'sms' | 'email', label: string, to: string, shown: string, countryCode: string }} Factor
 * @typedef {{ [field: string]: string }} Form
 * @typedef {'home' | 'sms' | 'email' | 'password' | 'mfa' | 'first' | 'reset' | 'profile'} Screen
 *
 * @typedef {object} SheetData
 * @property {import('../../index').AuthenticationClientOptions & { encrypt?: unknown }} options
 * @property {string[]} methods
 * @property {Agreement[]} agreements
 * @property {boolean} profile
 * @property {string} phoneAccount
 * @property {string[]} countryCodes
 * @property {string} language
 * @property {{ [key: string]: string }} t
 * @property {Screen} screen
 * @property {{ name: string, label: string }[]} choices
 * @property {Form} form
 * @property {boolean} busy
 * @property {{ text: string, retry: boolean } | null} notice
 * @property {boolean} consent
 * @property {boolean} privacyNeeded
 * @property {string} asking
 * @property {Agreement[]} links
 * @property {number} seconds
 * @property {{ image: string, token: string } | null} captcha
 * @property {Factor[]} factors
 * @property {number} factor
 * @property {boolean} recovery
 * @property {string} avatar
 *
 * @typedef {object} Sheet
 * @property {SheetData} data
 * @property {(changes: { [path: string]: unknown }) => void} setData
 * @property {(name: string, detail?: object) => void} triggerEvent
 * @property {boolean} [isAttached]
 * @property {import('../../index').AuthenticationClient} [client]
 * @property {string} [asked] the agreements that consent is about
 * @property {() => unknown} [pending] what goes on once the user has agreed
 * @property {() => unknown} [again] what the retry button does
 * @property {ReturnType<typeof setInterval>} [timer]
 * @property {{ code: string, time: number }} [loginCode]
 * @property {string} [stepToken] of the server, for the step that is shown
 * @property {boolean} [byPassword] the sign-in that met the step was one with a password
 * @property {import('../../index').User} [user] who has signed in, while the profile is asked for
 */

/** @returns {Form} */
function emptyForm() {
  return {
    phone: '',
    country: '',
    email: '',
    account: '',
    password: '',
    code: '',
    captcha: '',
    newPassword: '',
    nickname: '',
  };
}

/** Everything that the sheet shows beside its properties, as it is at the start. */
function initialData() {
  return {
    language: 'zh-CN',
    t: textsOf('zh-CN'),
    screen: 'home',
    choices: [],
    form: emptyForm(),
    busy: false,
    notice: null,
    consent: false,
    privacyNeeded: false,
    asking: '',
    links: [],
    seconds: 0,
    captcha: null,
    factors: [],
    factor: 0,
    recovery: false,
    avatar: '',
  };
}

function systemLanguage() {
  // `getAppBaseInfo` came with 2.20.1, and `getSystemInfoSync` is deprecated since.
  const info = wx.getAppBaseInfo ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
  return info && info.language;
}

/**
 * Whether this WeChat can do a method.
 *
 * @param {string} name
 * @param {string} phoneAccount
 */
function isPossible(name, phoneAccount) {
  // Only the code in the event of the button, since 2.21.2, leads to the WeChat account.
  if (name === 'phone' && phoneAccount === 'wechat') return wx.canIUse('button.open-type.chooseAvatar');
  return ['wechat', 'phone', 'sms', 'email', 'password'].indexOf(name) >= 0;
}

/**
 * What follows from the properties.
 *
 * @param {SheetData} data
 */
function derivedData(data) {
  const language = languageOf(data.options && data.options.lang, systemLanguage());
  const t = textsOf(language);
  const choices = (data.methods || [])
    .filter((name) => isPossible(name, data.phoneAccount))
    .map((name) => ({ name, label: t[name] }));
  return { language, t, choices, screen: firstScreen(choices), links: data.agreements || [] };
}

/**
 * A single method with a form needs no choice before it.
 *
 * @param {{ name: string }[]} choices
 */
function firstScreen(choices) {
  const only = choices.length === 1 ? choices[0].name : '';
  return /^(sms|email|password)$/.test(only) ? only : 'home';
}

/**
 * What a new screen begins with: no code, no password and no notice of the one before.
 *
 * @param {string} screen a `Screen`
 */
function screenData(screen) {
  return {
    screen,
    notice: null,
    seconds: 0,
    captcha: null,
    recovery: false,
    'form.code': '',
    'form.captcha': '',
    'form.newPassword': '',
  };
}

module.exports = { derivedData, emptyForm, firstScreen, initialData, screenData };
