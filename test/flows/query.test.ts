import type { PlatformRequestOptions } from '../../src';
import { useApp } from '../support/app';

const app = useApp();

/** The query of the request that an endpoint is called with for these parameters. */
async function queryOf(params: object): Promise<string | undefined> {
  const urls: string[] = [];
  const request = ({ url, success }: PlatformRequestOptions) => {
    urls.push(url);
    success?.({ statusCode: 200, data: { statusCode: 200, message: '', data: {} }, header: {} });
  };
  await app.client({ platform: { request }, accessToken: 'token' }).api.getRoleList(params);
  return urls[0]?.split('?')[1];
}

describe('the query of a request', () => {
  it.each([
    ['a text', { namespace: 'space' }, 'namespace=space'],
    ['a number and a truth value', { page: 2, all: false }, 'page=2&all=false'],
    ['an object', { filter: { a: 1 } }, 'filter=%7B%22a%22%3A1%7D'],
    ['a list', { ids: ['a', 'b'] }, 'ids=a&ids=b'],
    ['an empty list', { ids: [], page: 1 }, 'page=1'],
    ['what has no value', { a: undefined, b: null, c: [null, 'x', undefined], d: '' }, 'c=x&d='],
    ['signs of a query', { 'a&b': 'c=d&e #?/+' }, 'a%26b=c%3Dd%26e%20%23%3F%2F%2B'],
    ['another script', { name: '子航' }, 'name=%E5%AD%90%E8%88%AA'],
    ['emoji', { name: 'a👍🔑b' }, 'name=a%F0%9F%91%8D%F0%9F%94%91b'],
    ['the first half of an emoji', { name: 'a\ud83d' }, 'name=a%EF%BF%BD'],
    ['the second half of an emoji', { name: '\udc4da' }, 'name=%EF%BF%BDa'],
    ['halves the wrong way round', { name: '\udc4d\ud83d' }, 'name=%EF%BF%BD%EF%BF%BD'],
  ])('writes %s', async (_what, params, query) => {
    expect(await queryOf(params)).toBe(query);
  });

  it.each([{}, { namespace: undefined }])('is none without values: %j', async (params) => {
    expect(await queryOf(params)).toBeUndefined();
  });
});
