import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import busboy from 'busboy';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../simulator';
import type { RequestOptions, RequestResult } from '../../../simulator/request';

interface Received {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage['headers'];
  body: string;
}

type Handler = (received: Received, response: ServerResponse) => void;

const received: Received[] = [];
let handler: Handler;
let server: Server;
let url: string;
let sim: Simulator;

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const entry = {
        method: request.method,
        url: request.url,
        headers: request.headers,
        body: Buffer.concat(chunks).toString('latin1'),
      };
      received.push(entry);
      handler(entry, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  received.length = 0;
  handler = (_, response) => response.end('{"ok":true}');
  start();
});

afterEach(() => sim.close());

function start(options: SimulatorOptions = {}): void {
  sim?.close();
  sim = createSimulator(options);
}

type Outcome = Partial<RequestResult> & { errMsg: string; errno?: number };

/** Every callback that a request made, in order. */
function collect(
  options: Omit<RequestOptions, 'success' | 'fail' | 'complete'>,
  wanted: number,
): Promise<[string, Outcome][]> {
  const heard: [string, Outcome][] = [];
  return new Promise((resolve) => {
    const hear = (name: string) => (result: Outcome) => {
      heard.push([name, result]);
      if (heard.length === wanted) resolve(heard);
    };
    sim.wx.request({ ...options, success: hear('success'), fail: hear('fail'), complete: hear('complete') });
  });
}

async function request(options: Omit<RequestOptions, 'success' | 'fail' | 'complete'>): Promise<Outcome> {
  const [first] = await collect(options, 2);
  if (!first) throw new Error('no callback');
  return first[1];
}

describe('wx.request', () => {
  test('parses JSON, calls success and then complete, and hands over status and header as the server spelt it', async () => {
    handler = (_, response) => {
      response.writeHead(200, { 'X-Request-Id': '7', 'content-type': 'application/json' });
      response.end('\uFEFF{"a":1}');
    };
    const heard = await collect({ url: `${url}/path?q=1` }, 2);
    expect(heard.map(([name]) => name)).toEqual(['success', 'complete']);
    expect(heard[0]?.[1]).toMatchObject({
      errMsg: 'request:ok',
      statusCode: 200,
      data: { a: 1 },
      header: { 'X-Request-Id': '7' },
    });
    expect(sim.requests).toMatchObject([
      { method: 'GET', path: '/path', statusCode: 200, responseData: { a: 1 } },
    ]);
  });

  test('counts every HTTP status as success', async () => {
    handler = (_, response) => {
      response.statusCode = 500;
      response.end('<html>oops</html>');
    };
    expect(await request({ url })).toMatchObject({
      statusCode: 500,
      data: '<html>oops</html>',
      errMsg: 'request:ok',
    });
  });

  test('sends objects as query, JSON or form, and its own Referer', async () => {
    await request({ url: `${url}/a?x=1`, data: { y: '二', z: 3 } });
    await request({
      url,
      method: 'POST',
      data: { y: 1 },
      header: { Referer: 'https://evil.example', Host: 'evil.example', 'X-A': 'b' },
    });
    await request({
      url,
      method: 'post',
      data: { y: 'a b' },
      header: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
    expect(received[0]).toMatchObject({ method: 'GET', url: '/a?x=1&y=%E4%BA%8C&z=3' });
    expect(received[1]).toMatchObject({
      method: 'POST',
      body: '{"y":1}',
      headers: { 'content-length': '7', 'x-a': 'b' },
    });
    expect(received[1]?.headers.host).toBe(new URL(url).host);
    expect(received[1]?.headers.referer).toMatch(
      /^https:\/\/servicewechat\.com\/wx\w+\/devtools\/page-frame\.html$/,
    );
    expect(received[2]).toMatchObject({ body: 'y=a%20b' });
  });

  test('sends the body of a DELETE with its length, so that the connection stays usable', async () => {
    await request({ url, method: 'DELETE', data: '{"id":1}' });
    await request({ url });
    expect(received.map(({ method, body }) => [method, body])).toEqual([
      ['DELETE', '{"id":1}'],
      ['GET', ''],
    ]);
  });

  test('refuses PATCH and unknown protocols and a missing address without sending anything', async () => {
    expect(await request({ url, method: 'PATCH' })).toEqual({ errMsg: 'request:fail method is invalid' });
    expect(await request({ url: 'ftp://example.com' })).toEqual({
      errMsg: 'request:fail protocol must be http or https',
      errno: 600005,
    });
    expect(await request({ url: 'nonsense' })).toEqual({ errMsg: 'request:fail invalid URL', errno: 600009 });
    expect((await request({ url: undefined as unknown as string })).errMsg).toContain(
      'parameter.url should be String',
    );
    expect(received).toEqual([]);
  });

  test('follows the domain list exactly, and without one lets only https and local addresses pass', async () => {
    const refused = { errMsg: 'request:fail url not in domain list', errno: 600002 };
    expect(await request({ url: 'http://example.com/' })).toEqual(refused);
    start({ domains: { request: ['https://core.genauth.ai'] } });
    expect(await request({ url })).toEqual(refused);
    expect(await request({ url: 'https://x.core.genauth.ai' })).toEqual(refused);
    start({ domains: { request: [url] } });
    expect(await request({ url })).toMatchObject({ statusCode: 200 });
  });

  test('reports failures without errno below base library 2.24.0', async () => {
    start({ baseLibrary: '2.23.4' });
    sim.network.failNext('timeout');
    expect(await request({ url })).toEqual({ errMsg: 'request:fail timeout' });
  });

  test('fails after the timeout option with errno 5 and cuts the connection', async () => {
    const closed = new Promise((resolve) => {
      handler = (_, response) => response.on('close', resolve);
    });
    expect(await request({ url, timeout: 30 })).toEqual({ errMsg: 'request:fail timeout', errno: 5 });
    await closed;
  });

  test('does not know the timeout option below base library 2.10.0', async () => {
    start({ baseLibrary: '2.9.5' });
    handler = (_, response) => setTimeout(() => response.end('1'), 60);
    expect(await request({ url, timeout: 20 })).toMatchObject({ data: 1 });
  });

  test('abort fails the request, and a second abort changes nothing', async () => {
    let task: { abort(): void } | undefined;
    const failure = new Promise<Outcome>((resolve) => {
      handler = () => task?.abort();
      task = sim.wx.request({ url, fail: resolve });
    });
    expect((await failure).errMsg).toBe('request:fail abort');
    task?.abort();
    expect(sim.requests).toHaveLength(1);
  });

  test('runs ten at a time and lets the others wait', async () => {
    const open: ServerResponse[] = [];
    let arrived = () => undefined as unknown;
    const tenArrived = new Promise<void>((resolve) => (arrived = () => open.length === 10 && resolve()));
    handler = ({ url: path }, response) => {
      if (path === '/other') return response.end('1');
      open.push(response);
      return arrived();
    };
    const all = Promise.all(Array.from({ length: 12 }, () => request({ url })));
    await tenArrived;
    // Whatever else the phone had sent would be there before this round trip of another one is over.
    const other = createSimulator();
    await new Promise((resolve) => other.wx.request({ url: `${url}/other`, complete: resolve }));
    other.close();
    expect(open).toHaveLength(10);
    handler = (_, response) => response.end('1');
    for (const response of open) response.end('1');
    expect(await all).toHaveLength(12);
  });

  test('follows redirects, and not with redirect manual', async () => {
    handler = ({ url: path }, response) => {
      if (path === '/there') return response.end('"arrived"');
      response.writeHead(302, { location: '/there' });
      return response.end();
    };
    expect(await request({ url: `${url}/here` })).toMatchObject({ statusCode: 200, data: 'arrived' });
    expect(await request({ url: `${url}/here`, redirect: 'manual' })).toMatchObject({ statusCode: 302 });
  });

  test('returns an ArrayBuffer or text where asked', async () => {
    const { data } = await request({ url, responseType: 'arraybuffer' });
    expect(Buffer.from(data as ArrayBuffer).toString()).toBe('{"ok":true}');
    expect((await request({ url, dataType: 'text' })).data).toBe('{"ok":true}');
  });

  test('a refused connection reads as on a phone', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const free = (closed.address() as AddressInfo).port;
    await new Promise((resolve) => closed.close(resolve));
    expect(await request({ url: `http://127.0.0.1:${free}` })).toMatchObject({
      errMsg: expect.stringContaining('net::ERR_CONNECTION_REFUSED') as string,
      errno: 600001,
    });
  });
});

describe('the network', () => {
  test('fails requests while offline, also those under way, and works again online', async () => {
    handler = () => sim.network.offline();
    expect((await request({ url })).errMsg).toContain('ERR_INTERNET_DISCONNECTED');
    expect((await request({ url })).errMsg).toContain('ERR_INTERNET_DISCONNECTED');
    expect(received).toHaveLength(1);
    sim.network.online();
    handler = (_, response) => response.end('1');
    expect(await request({ url })).toMatchObject({ data: 1 });
  });

  test('interrupts requests in the background and refuses new ones until the foreground returns', async () => {
    handler = () => sim.background();
    expect(await request({ url })).toEqual({ errMsg: 'request:fail interrupted', errno: 600003 });
    expect(await request({ url })).toEqual({ errMsg: 'request:fail interrupted', errno: 600003 });
    sim.network.resume();
    handler = (_, response) => response.end('1');
    expect(await request({ url })).toMatchObject({ data: 1 });
  });

  test('a change of network fails what is under way and nothing later', async () => {
    handler = () => sim.network.networkSwitch();
    expect(await request({ url })).toMatchObject({ errno: 600001 });
    handler = (_, response) => response.end('1');
    expect(await request({ url })).toMatchObject({ data: 1 });
  });

  test('loses the answer to a request that the server has handled', async () => {
    sim.network.loseAnswer();
    expect((await request({ url })).errMsg).toContain('ERR_CONNECTION_RESET');
    expect(received).toHaveLength(1);
  });

  test('fails as a particular client does', async () => {
    sim.network.failNext({ text: '请求超时' });
    expect(await request({ url })).toEqual({ errMsg: 'request:fail 请求超时' });
    expect(received).toEqual([]);
  });

  test('delivers callbacks twice on demand', async () => {
    sim.network.duplicateCallbacks(true);
    const heard = await collect({ url }, 4);
    expect(heard.map(([name]) => name)).toEqual(['success', 'complete', 'success', 'complete']);
  });

  test('delivers the answer after a timeout was reported, on demand', async () => {
    sim.network.callbackAfterTimeout(true);
    handler = (_, response) => setTimeout(() => response.end('1'), 60);
    const heard = await collect({ url, timeout: 20 }, 4);
    expect(heard.map(([name]) => name)).toEqual(['fail', 'complete', 'success', 'complete']);
  });

  test('keeps outcomes back until released', async () => {
    const release = sim.network.hold();
    const answered = new Promise<void>((resolve) => {
      handler = (_, response) => response.end('1', () => resolve());
    });
    let isDelivered = false;
    const outcome = request({ url }).then((result) => {
      isDelivered = true;
      return result;
    });
    await answered;
    await new Promise((resolve) => setImmediate(resolve));
    expect(isDelivered).toBe(false);
    release();
    expect(await outcome).toMatchObject({ data: 1 });
  });

  test('sends nothing and calls nothing back while it hangs, nor after a relaunch', async () => {
    const heard: string[] = [];
    sim.network.hang();
    sim.wx.request({ url, complete: () => heard.push('silent') });
    sim.network.online();
    const arrived = new Promise<void>((resolve) => {
      handler = (_, response) => {
        response.end('1');
        resolve();
      };
    });
    sim.wx.request({ url, complete: () => heard.push('closed') });
    await arrived;
    const next = sim.relaunch();
    await new Promise((resolve) => next.wx.request({ url, complete: resolve }));
    next.close();
    expect(heard).toEqual([]);
    expect(received).toHaveLength(2);
  });
});

describe('wx.uploadFile', () => {
  const picture = Buffer.alloc(100_000, 7);

  test('sends one file as a multipart form, reports progress and hands the answer over as text', async () => {
    const form: { [name: string]: unknown } = {};
    handler = (entry, response) => {
      const parser = busboy({ headers: entry.headers });
      parser.on('field', (name, value) => (form[name] = value));
      parser.on('file', (name, stream, info) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => (form[name] = { ...info, content: Buffer.concat(chunks) }));
      });
      parser.on('close', () => response.end('{"code":200}'));
      parser.end(Buffer.from(entry.body, 'latin1'));
    };
    const filePath = sim.files.add(picture);
    const progress: number[] = [];
    const result = await new Promise((resolve, reject) => {
      const task = sim.wx.uploadFile({
        url,
        filePath,
        name: 'file',
        formData: { a: '一' },
        success: resolve,
        fail: reject,
      });
      task.onProgressUpdate((event) => progress.push(event.progress));
    });
    expect(result).toMatchObject({ data: '{"code":200}', statusCode: 200, errMsg: 'uploadFile:ok' });
    expect(form).toMatchObject({ a: '一', file: { mimeType: 'image/png', content: picture } });
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.at(-1)).toBe(100);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
  });

  test('has a domain list of its own and fails on a file that is not there', async () => {
    const upload = (filePath: string) =>
      new Promise<{ errMsg: string }>((resolve) =>
        sim.wx.uploadFile({ url, filePath, name: 'file', fail: resolve }),
      );
    expect(await upload('wxfile://tmp_nothing')).toEqual({ errMsg: 'uploadFile:fail file not found' });
    start({ domains: { request: [url], upload: [] } });
    expect(await upload(sim.files.add(picture))).toEqual({
      errMsg: 'uploadFile:fail url not in domain list',
      errno: 600002,
    });
  });
});

it('closes a connection that is not in use before a server would', async () => {
  handler = (_request, response) => response.end('{}');
  server.keepAliveTimeout = 60_000;
  const closed = new Promise<void>((resolve) => {
    server.once('connection', (socket) => socket.once('close', resolve));
  });
  const phone = createSimulator();
  await new Promise((resolve) => phone.wx.request({ url, success: resolve }));
  await closed;
  phone.close();
});
