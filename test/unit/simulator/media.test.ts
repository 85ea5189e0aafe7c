// Choosing files and uploading them: what the tests of requests and of wx as a whole leave out.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSimulator, type Simulator, type SimulatorOptions } from '../../../simulator';
import type { UploadOptions, UploadProgress, UploadResult } from '../../../simulator/upload';

let sim: Simulator;
const start = (options: SimulatorOptions = {}) => {
  sim?.close();
  sim = createSimulator(options);
};
beforeEach(() => start());
afterEach(() => sim.close());

const picture = Buffer.from('a picture');

describe('choosers', () => {
  test('hand over no more files than count, and at most nine', async () => {
    const many = Array.from({ length: 12 }, () => picture);
    sim.user.choose(...many);
    expect((await sim.wx.chooseImage({ count: 2 })).tempFiles).toHaveLength(2);
    sim.user.choose(...many);
    expect((await sim.wx.chooseImage({})).tempFilePaths).toHaveLength(9);
    sim.user.choose(...many);
    expect((await sim.wx.chooseMedia({ count: 1 })).tempFiles).toHaveLength(1);
    sim.user.choose(...many);
    expect((await sim.wx.chooseMedia({})).tempFiles).toHaveLength(9);
  });

  test('tell path and size of each file', async () => {
    sim.user.choose(picture, Buffer.alloc(0));
    const { tempFilePaths, tempFiles } = await sim.wx.chooseImage({});
    expect(tempFiles).toEqual([
      { path: tempFilePaths[0], size: picture.length },
      { path: tempFilePaths[1], size: 0 },
    ]);
  });

  test('close without a result when the user does something else', async () => {
    sim.user.scan('https://example.com');
    await expect(sim.wx.chooseImage({})).rejects.toEqual({ errMsg: 'chooseImage:fail cancel' });
    sim.user.choose(picture);
    await expect(sim.wx.scanCode()).rejects.toEqual({ errMsg: 'scanCode:fail cancel' });
  });

  test('fail before they open where the privacy guide was refused, and take no answer', async () => {
    sim.user.choose(picture);
    sim.privacy.refuse();
    await expect(sim.wx.chooseImage({})).rejects.toMatchObject({ errno: 104 });
    sim.privacy.agree();
    await expect(sim.wx.chooseImage({})).resolves.toMatchObject({ errMsg: 'chooseImage:ok' });
  });

  test('of codes give the text and its bytes', async () => {
    sim.user.scan('https://例.com');
    const { result, rawData } = await sim.wx.scanCode({ onlyFromCamera: true });
    expect(result).toBe('https://例.com');
    expect(Buffer.from(rawData, 'base64').toString()).toBe(result);
  });
});

describe('wx.uploadFile', () => {
  let server: Server;
  let url: string;
  let bodies: string[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(Buffer.concat(chunks).toString('utf8'));
        answer(request, response);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/upload?x=1`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    bodies = [];
    answer = (_, response) => response.end('{"ok":true}');
  });

  type Result = Partial<UploadResult> & { errMsg: string; errno?: number };

  /** Uploads and resolves to what `success` or `fail` gets. */
  function upload(options: Partial<UploadOptions> = {}): Promise<Result> {
    return new Promise((resolve) => {
      const filePath = options.filePath ?? sim.files.add(picture);
      sim.wx.uploadFile({ url, name: 'file', filePath, success: resolve, fail: resolve, ...options });
    });
  }

  test.each([
    ['photo.png', 'image/png'],
    ['photo.JPG', 'image/jpeg'],
    ['photo.jpeg', 'image/jpeg'],
    ['photo.gif', 'image/gif'],
    ['photo.webp', 'image/webp'],
    ['photo.txt', 'application/octet-stream'],
    ['photo', 'application/octet-stream'],
  ])('sends %s as %s', async (name, type) => {
    await upload({ filePath: sim.files.add(picture, name) });
    expect(bodies[0]).toContain(`Content-Type: ${type}\r\n\r\na picture\r\n`);
  });

  test('sends form fields before the file, with names that cannot break the form', async () => {
    await upload({ name: 'a"b\r\nc', formData: { first: '1', 'se"cond': '2' } });
    const names = [...(bodies[0] ?? '').matchAll(/ name="([^"]*)"/g)].map((match) => match[1]);
    expect(names).toEqual(['first', 'se%22cond', 'a%22b%0D%0Ac']);
    expect(sim.requests[0]).toMatchObject({
      api: 'uploadFile',
      path: '/upload',
      data: { first: '1', 'se"cond': '2', 'a"b\r\nc': { content: picture } },
      responseData: '{"ok":true}',
    });
  });

  test('sets the content type itself and passes on other headers', async () => {
    let headers: IncomingMessage['headers'] = {};
    answer = (request, response) => {
      ({ headers } = request);
      response.end();
    };
    await upload({ header: { Authorization: 'Bearer x', 'content-type': 'text/plain' } });
    expect(headers.authorization).toBe('Bearer x');
    expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  });

  test('hands over any status, the header and text, also of JSON', async () => {
    answer = (_, response) => {
      response.writeHead(413, { 'X-Reason': 'size' });
      response.end('{"code":413}');
    };
    expect(await upload()).toMatchObject({
      statusCode: 413,
      data: '{"code":413}',
      header: { 'X-Reason': 'size' },
      errMsg: 'uploadFile:ok',
    });
  });

  test('reports progress and headers to the listeners that are still there', async () => {
    const heard: string[] = [];
    const progress: UploadProgress[] = [];
    await new Promise<void>((resolve) => {
      const filePath = sim.files.add(Buffer.alloc(100_000));
      const task = sim.wx.uploadFile({ url, name: 'file', filePath, complete: () => resolve() });
      const gone = () => heard.push('gone');
      task.onProgressUpdate(gone);
      task.offProgressUpdate(gone);
      task.onProgressUpdate((event) => progress.push(event));
      task.onHeadersReceived(gone);
      task.offHeadersReceived(gone);
      task.onHeadersReceived(({ header }) => heard.push(Object.keys(header).join()));
    });
    expect(heard).toEqual([expect.stringMatching(/date/i)]);
    expect(progress.length).toBeGreaterThan(2);
    const last = progress.at(-1);
    expect(last).toMatchObject({ progress: 100, totalBytesSent: last?.totalBytesExpectedToSend });
    expect(progress.map((event) => event.progress)).toEqual(
      progress.map((event) => Math.floor((event.totalBytesSent / event.totalBytesExpectedToSend) * 100)),
    );
  });

  test('forgets all listeners with an off function that is given none', async () => {
    const heard: string[] = [];
    await new Promise<void>((resolve) => {
      const filePath = sim.files.add(picture);
      const task = sim.wx.uploadFile({ url, name: 'file', filePath, complete: () => resolve() });
      task.onProgressUpdate(() => heard.push('progress'));
      task.onHeadersReceived(() => heard.push('headers'));
      task.offProgressUpdate();
      task.offHeadersReceived();
    });
    expect(heard).toEqual([]);
  });

  test('reports no progress once the mini program was closed', async () => {
    const heard: unknown[] = [];
    const cut = new Promise<void>((resolve) => {
      server.once('request', (request: IncomingMessage) => request.once('close', resolve));
    });
    const filePath = sim.files.add(Buffer.alloc(5_000_000));
    const task = sim.wx.uploadFile({ url, name: 'file', filePath });
    task.onProgressUpdate((event) => {
      heard.push(event);
      // The mini program ends while the next piece of the file is being written.
      void Promise.resolve().then(() => sim.close());
    });
    await cut;
    expect(heard).toHaveLength(1);
  });

  test('ends with abort', async () => {
    answer = () => undefined;
    const outcome = await new Promise<Result>((resolve) => {
      const filePath = sim.files.add(picture);
      sim.wx.uploadFile({ url, name: 'file', filePath, fail: resolve }).abort();
    });
    expect(outcome).toEqual({ errMsg: 'uploadFile:fail abort' });
  });

  test('times out, from base library 2.10.0', async () => {
    answer = () => undefined;
    expect(await upload({ timeout: 20 })).toEqual({ errMsg: 'uploadFile:fail timeout', errno: 5 });
    start({ baseLibrary: '2.9.5' });
    answer = (_, response) => void setTimeout(() => response.end('late'), 40);
    expect(await upload({ timeout: 1 })).toMatchObject({ data: 'late' });
  });

  test('fails on demand, with an aborted task that changes nothing', async () => {
    sim.failNext('uploadFile', { text: 'internal error', errno: 1 });
    const outcome = await new Promise<Result>((resolve) => {
      const filePath = sim.files.add(picture);
      const task = sim.wx.uploadFile({ url, name: 'file', filePath, success: resolve, fail: resolve });
      task.abort();
    });
    expect(outcome).toEqual({ errMsg: 'uploadFile:fail internal error', errno: 1 });
    expect(bodies).toEqual([]);
  });

  test('refuses an address that is no text', async () => {
    // As JavaScript without types may call it.
    const outcome = await upload({ url: undefined as unknown as string });
    expect(outcome.errMsg).toBe(
      'uploadFile:fail parameter error: parameter.url should be String instead of Undefined;',
    );
  });

  test('throws what form data throws when it is read', () => {
    const formData = {
      get broken(): string {
        throw new Error('not readable');
      },
    };
    const filePath = sim.files.add(picture);
    expect(() => sim.wx.uploadFile({ url, name: 'file', filePath, formData })).toThrow('not readable');
  });
});
