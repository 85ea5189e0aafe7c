import { createSimulator, type Simulator } from '../../../simulator';

let sim: Simulator;

beforeEach(() => {
  sim = createSimulator();
});

afterEach(() => sim.close());

const kilobytes = (count: number) => 'x'.repeat(count * 1024);

describe('storage', () => {
  test('copies values in and out, keeps their types, and answers a missing key with an empty string', async () => {
    const value = { list: [1], when: 'now' };
    sim.wx.setStorageSync('object', value);
    value.list.push(2);
    const read = sim.wx.getStorageSync('object') as typeof value;
    expect(read).toEqual({ list: [1], when: 'now' });
    read.list.push(3);
    expect(sim.storage.snapshot()).toEqual({ object: { list: [1], when: 'now' } });
    sim.wx.setStorageSync('date', new Date(5));
    expect(sim.wx.getStorageSync('date')).toEqual(new Date(5));
    expect(sim.wx.getStorageSync('missing')).toBe('');
    await expect(sim.wx.getStorage({ key: 'missing' })).rejects.toEqual({
      errMsg: 'getStorage:fail data not found',
    });
  });

  test('reads several keys at once, missing ones as an empty string', async () => {
    sim.wx.setStorageSync('a', { b: 1 });
    sim.wx.setStorageSync('c', new Date(5));
    const values = [{ b: 1 }, '', new Date(5)];
    expect(sim.wx.batchGetStorageSync(['a', 'missing', 'c'])).toEqual(values);
    expect((await sim.wx.batchGetStorage({ keyList: ['a', 'missing', 'c'] })).dataList).toEqual(values);
    const old = createSimulator({ baseLibrary: '2.24.7' });
    expect([old.wx.batchGetStorageSync, old.wx.batchGetStorage]).toEqual([undefined, undefined]);
  });

  test('removes and clears, and reports its keys', async () => {
    sim.wx.setStorageSync('a', 1);
    await sim.wx.setStorage({ key: 'b', data: kilobytes(2) });
    expect(sim.wx.getStorageInfoSync()).toEqual({ keys: ['a', 'b'], currentSize: 3, limitSize: 10240 });
    sim.wx.removeStorageSync('a');
    sim.wx.removeStorageSync('never there');
    expect((await sim.wx.getStorageInfo()).keys).toEqual(['b']);
    await sim.wx.clearStorage();
    expect(sim.storage.snapshot()).toEqual({});
  });

  test('refuses more than 1 MB per key', () => {
    sim.wx.setStorageSync('a', kilobytes(1023));
    expect(() => sim.wx.setStorageSync('a', kilobytes(1025))).toThrow(
      'setStorageSync:fail entry size limit reached',
    );
    expect(sim.wx.getStorageSync('a')).toHaveLength(1023 * 1024);
  });

  test('refuses more than 10 MB in all', () => {
    for (let i = 0; i < 10; i += 1) sim.wx.setStorageSync(`key${i}`, kilobytes(1000));
    expect(() => sim.wx.setStorageSync('more', kilobytes(1000))).toThrow(
      'setStorageSync:fail exceed storage max size 10Mb',
    );
    sim.wx.setStorageSync('key0', 'small');
    sim.wx.setStorageSync('more', kilobytes(900));
  });

  test('when full lets nothing grow, but lets a value be replaced by one of the same size or removed', async () => {
    sim.wx.setStorageSync('a', 'four');
    sim.storage.fill();
    sim.wx.setStorageSync('a', 'five');
    expect(() => sim.wx.setStorageSync('a', 'larger')).toThrow('exceed storage max size');
    const failure = { errMsg: 'setStorage:fail exceed storage max size 10Mb' };
    await expect(sim.wx.setStorage({ key: 'b', data: '' })).rejects.toEqual(failure);
    sim.storage.free();
    sim.wx.setStorageSync('a', 'larger');
    expect(sim.storage.snapshot()).toEqual({ a: 'larger' });
  });

  test('fails writes and reads on demand: the synchronous functions throw', async () => {
    sim.wx.setStorageSync('a', 1);
    sim.storage.failWrites(true);
    expect(() => sim.wx.setStorageSync('a', 2)).toThrow('setStorageSync:fail write error');
    expect(() => sim.wx.removeStorageSync('a')).toThrow('removeStorageSync:fail write error');
    sim.storage.failWrites(false);
    sim.storage.failReads(true);
    expect(() => sim.wx.getStorageSync('a')).toThrow('getStorageSync:fail read error');
    await expect(sim.wx.getStorage({ key: 'a' })).rejects.toEqual({ errMsg: 'getStorage:fail read error' });
    sim.storage.failReads(false);
    expect(sim.wx.getStorageSync('a')).toBe(1);
  });

  test('refuses keys and values that it cannot keep', () => {
    expect(() => sim.wx.setStorageSync('', 1)).toThrow('parameter.key');
    expect(() => sim.wx.getStorageSync(undefined as unknown as string)).toThrow('parameter.key');
    expect(() => sim.wx.setStorageSync('a', undefined)).toThrow('parameter.data');
  });

  test('encrypts: the value is readable only with encrypt, which a plain value does not take', async () => {
    await sim.wx.setStorage({ key: 'secret', data: 'token', encrypt: true });
    expect(JSON.stringify(sim.storage.snapshot())).not.toContain('token');
    expect(sim.wx.getStorageSync('secret')).not.toContain('token');
    expect((await sim.wx.getStorage({ key: 'secret', encrypt: true })).data).toBe('token');
    sim.wx.setStorageSync('plain', 1);
    await expect(sim.wx.getStorage({ key: 'plain', encrypt: true })).rejects.toMatchObject({
      errMsg: 'getStorage:fail data is not encrypted',
    });
  });

  test('takes at most 0.7 MB per key encrypted', async () => {
    await sim.wx.setStorage({ key: 'a', data: kilobytes(700), encrypt: true });
    await expect(sim.wx.setStorage({ key: 'a', data: kilobytes(720), encrypt: true })).rejects.toMatchObject({
      errMsg: 'setStorage:fail entry size limit reached',
    });
  });

  test('stores plain text in spite of encrypt below base library 2.21.3', async () => {
    const old = createSimulator({ baseLibrary: '2.21.2' });
    await old.wx.setStorage({ key: 'secret', data: 'token', encrypt: true });
    expect(old.storage.snapshot()).toEqual({ secret: 'token' });
  });

  test('keeps asynchronous functions waiting while it is held, but not the synchronous ones', async () => {
    const release = sim.storage.hold();
    const written = sim.wx.setStorage({ key: 'a', data: 'slow' });
    sim.wx.setStorageSync('b', 'fast');
    await sim.wx.checkSession().catch(() => undefined);
    expect(sim.storage.snapshot()).toEqual({ b: 'fast' });
    release();
    await written;
    expect(sim.storage.snapshot()).toEqual({ b: 'fast', a: 'slow' });
  });

  test('outlives the mini program, and can be given to another one', () => {
    sim.wx.setStorageSync('a', 1);
    const next = sim.relaunch();
    expect(next.wx.getStorageSync('a')).toBe(1);
    expect(next.calls).toHaveLength(1);
    const other = createSimulator({ storage: next.storage, baseLibrary: '2.2.1' });
    expect(other.wx.getStorageSync('a')).toBe(1);
  });

  test('can be prepared and looked at without being called', () => {
    sim.storage.set('a', { b: 1 });
    sim.storage.set('c', '{broken');
    sim.storage.clear('c');
    expect(sim.storage.snapshot()).toEqual({ a: { b: 1 } });
    expect(sim.calls).toEqual([]);
    expect(sim.wx.getStorageSync('a')).toEqual({ b: 1 });
    expect(sim.calls).toEqual([{ api: 'getStorageSync', options: { key: 'a' } }]);
  });
});
