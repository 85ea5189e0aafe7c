import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived: what a test asserts on. */
export interface RecordedRequest {
  method: string;
  path: string;
  query: { [name: string]: string };
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the server says; `body` is sent as JSON. */
export interface Answer {
  status?: number;
  body: unknown;
}

/** A throw-away HTTP server that records every request and answers as the test says. */
export interface Recorder {
  readonly url: string;
  readonly requests: RecordedRequest[];
  /** Answers every request from now on. */
  answer(answer: Answer): void;
  /** Forgets the requests and returns the only one; throws when there was not exactly one. */
  takeOne(): RecordedRequest;
  close(): Promise<void>;
}

export async function startRecorder(): Promise<Recorder> {
  const requests: RecordedRequest[] = [];
  let next: Answer = { body: {} };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://recorder');
      requests.push({
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(next.status ?? 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(next.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    answer(answer) {
      next = answer;
    },
    takeOne() {
      const [request, ...others] = requests.splice(0);
      if (!request || others.length)
        throw new Error(`expected one request, got ${others.length + (request ? 1 : 0)}`);
      return request;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
