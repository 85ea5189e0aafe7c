import {
  Agent,
  createServer,
  request as startRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the server has received it. */
export interface Received {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A whole answer. */
export interface Reply {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

/** One request and what can be done with it. */
export interface Exchange {
  readonly request: Received;
  /** How many requests came before it. */
  readonly index: number;
  /** Answers with this. */
  reply(reply: Reply): void;
  /** Answers what the emulator answers, changed by `change`. */
  forward(change?: (reply: Reply) => Reply): void;
  /** Breaks the connection: before anything of an answer, or in the middle of its body. */
  cut(where: 'before' | 'in the body'): void;
}

/** What the server does with a request. */
export type Serve = (exchange: Exchange) => void;

const truly: Serve = ({ forward }) => forward();

/** An HTTP server in front of the emulator: a test says whether it passes the answer on, gives another one or none. */
export class Front {
  /** The requests since the last `begin`. */
  readonly received: Received[] = [];
  private serve: Serve = truly;
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server = createServer((message, response) => void this.answer(message, response));

  constructor(private readonly target: () => string) {}

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Handles requests in this way from now on; without an argument it passes them to the emulator. */
  begin(serve: Serve = truly): void {
    this.received.length = 0;
    this.serve = serve;
  }

  private async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await textOf(message);
    const { method = '', url = '/', headers, socket } = message;
    const request = { method, url, path: url.replace(/\?.*/, ''), headers, body: body.toString() };
    const index = this.received.push(request) - 1;
    this.serve({
      request,
      index,
      reply: (reply) => write(response, reply),
      forward: (change = (reply) => reply) => {
        const path = request.url.replace(/^\/moved/, '');
        const forwarding = this.forward(method, path, headers, body);
        void forwarding.then((reply) => write(response, change(reply)));
      },
      cut: (where) => {
        if (where === 'before') socket.destroy();
        else {
          response.writeHead(200, { 'content-type': 'application/json', 'content-length': '4096' });
          response.write('{"statusCode":200,"data":{', () => socket.destroy());
        }
      },
    });
  }

  private forward(method: string, path: string, headers: IncomingHttpHeaders, body: Buffer): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const sent = startRequest(this.target() + path, { method, headers, agent: this.agent }, (answer) => {
        void textOf(answer).then((text) => {
          const type = answer.headers['content-type'] ?? '';
          const { date = '' } = answer.headers;
          resolve({
            status: answer.statusCode ?? 0,
            headers: { ...(type && { 'content-type': type }), date },
            body: text.toString(),
          });
        }, reject);
      });
      sent.once('error', reject);
      sent.end(body);
    });
  }
}

async function textOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function write(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers);
  response.end(body);
}
