import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server answers, byte by byte. */
export interface RawAnswer {
  status: number;
  headers?: { [name: string]: string };
  body: string | Buffer;
}

/** A request as it came over the wire. */
export interface RawRequest {
  method: string;
  /** Path and query, not decoded. */
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

/** An HTTP server that answers every request with `answer`, whatever was asked. */
export class RawServer {
  answer: RawAnswer | ((request: RawRequest) => RawAnswer) = { status: 200, body: '' };
  readonly requests: RawRequest[] = [];
  private server: Server | undefined;

  get url(): string {
    return `http://127.0.0.1:${(this.server?.address() as AddressInfo).port}`;
  }

  async start(): Promise<this> {
    const server = createServer((incoming, outgoing) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const request = {
          method: String(incoming.method),
          url: String(incoming.url),
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        };
        this.requests.push(request);
        const { status, headers, body } =
          typeof this.answer === 'function' ? this.answer(request) : this.answer;
        outgoing.writeHead(status, headers).end(body);
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }
}

/** Starts a server for the tests of a file. */
export function useServer(): RawServer {
  const server = new RawServer();
  beforeAll(() => server.start());
  beforeEach(() => {
    server.requests.length = 0;
  });
  afterAll(() => server.close());
  return server;
}
