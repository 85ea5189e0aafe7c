import type { AuthenticationClient } from '../../src';
import { failure, useApp } from '../support/app';
import { zhou } from '../support/people';

const app = useApp();
let authing: AuthenticationClient;
beforeEach(() => {
  authing = app.client();
});

const values = {
  text: '清华大学 🎓',
  empty: '',
  digits: '42',
  day: '2026-11-20',
  sentence: 'since 2020-07-04T08:00:00.123Z',
  line: '2020-07-04T08:00:00.123Z Hangzhou',
  whole: 42,
  fraction: -0.5,
  zero: 0,
  yes: true,
  no: false,
  date: new Date('2020-07-04T08:00:00.123Z'),
  object: { city: '北京', nested: { list: [1, 'two', false] } },
  list: ['a', 1, null],
  dates: ['2020-07-04T08:00:00.123Z'],
};

describe('custom data', () => {
  it('is returned as it was set: strings, numbers, booleans, dates and objects', async () => {
    await authing.loginByCode();
    await authing.setUdfValue(Object.freeze({ ...values }));
    expect(await authing.getUdfValue()).toEqual(values);
    expect(Object.prototype.toString.call((await authing.getUdfValue()).date)).toBe('[object Date]');
  });

  it('survives a relaunch of the app', async () => {
    await authing.loginByCode();
    await authing.setUdv('date', values.date);
    app.relaunch();
    expect(await app.client().getUdfValue()).toEqual({ date: values.date });
  });

  it('is listed with the type of its value', async () => {
    await authing.loginByCode();
    const list = await authing.setUdfValue(values);
    expect(await authing.listUdv()).toEqual(list);
    expect(Object.fromEntries(list.map(({ key, dataType }) => [key, dataType]))).toEqual({
      text: 'STRING',
      empty: 'STRING',
      digits: 'STRING',
      day: 'STRING',
      sentence: 'STRING',
      line: 'STRING',
      whole: 'NUMBER',
      fraction: 'NUMBER',
      zero: 'NUMBER',
      yes: 'BOOLEAN',
      no: 'BOOLEAN',
      date: 'DATETIME',
      object: 'OBJECT',
      list: 'OBJECT',
      dates: 'OBJECT',
    });
    expect(list.find(({ key }) => key === 'date')?.value).toEqual(values.date);
  });

  it('keeps the other values when one is set, changed or removed', async () => {
    await authing.loginByUsername(zhou.username, zhou.password);
    expect(await authing.getUdfValue()).toEqual({ level: 3, vip: true, hobby: '摄影' });

    expect(await authing.setUdv('level', 4)).toContainEqual({ key: 'level', dataType: 'NUMBER', value: 4 });
    const rest = await authing.removeUdv('vip');
    expect(rest.map(({ key }) => key)).toEqual(['level', 'hobby']);
    expect(await authing.removeUdfValue('hobby')).toBeUndefined();
    expect(await authing.getUdfValue()).toEqual({ level: 4 });
    expect(await authing.setUdfValue({ level: 5 })).toEqual([{ key: 'level', dataType: 'NUMBER', value: 5 }]);
  });

  it('is also updated in the stored user, and listeners are called', async () => {
    await authing.loginByCode();
    const heard: unknown[] = [];
    authing.onAuthStateChange(({ type, user }) => heard.push([type, user?.customData]));
    await authing.setUdv('school', '清华大学');
    expect(heard).toEqual([['userUpdated', { school: '清华大学' }]]);
    expect(authing.user?.customData).toEqual({ school: '清华大学' });
  });

  it('is empty for a user who has none', async () => {
    await authing.loginByCode();
    expect(await authing.getUdfValue()).toEqual({});
    expect(await authing.listUdv()).toEqual([]);
  });

  it('is empty when the scope does not include it', async () => {
    authing = app.client({ scope: 'openid profile' });
    await authing.loginByUsername(zhou.username, zhou.password);
    expect(await authing.getUdfValue()).toEqual({});
  });

  it('rejects empty and missing data', async () => {
    await authing.loginByCode();
    expect(await failure(authing.setUdfValue({}))).toMatchObject({
      kind: 'config',
      message: expect.stringContaining('data'),
    });
    expect(await failure(authing.setUdfValue(undefined as never))).toMatchObject({ kind: 'config' });
  });

  it('is rejected for a field that is not defined in the console', async () => {
    app.emulator.seed({ customFields: ['school'] });
    await authing.loginByCode();
    await authing.setUdv('school', '清华大学');
    expect(await failure(authing.setUdv('shcool', 'x'))).toMatchObject({ kind: 'api', code: 400 });
  });

  const calls: [string, () => Promise<unknown>][] = [
    ['getUdfValue', () => authing.getUdfValue()],
    ['setUdfValue', () => authing.setUdfValue({ school: 'x' })],
    ['removeUdfValue', () => authing.removeUdfValue('school')],
    ['listUdv', () => authing.listUdv()],
    ['setUdv', () => authing.setUdv('school', 'x')],
    ['removeUdv', () => authing.removeUdv('school')],
  ];
  it.each(calls)('%s rejects without a request when signed out', async (_name, call) => {
    expect(await failure(call())).toMatchObject({ kind: 'session', code: 2020 });
    expect(app.paths()).toEqual([]);
  });
});
