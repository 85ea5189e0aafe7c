import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiFailure, fromSystemError } from '../../failure';
import { HttpClient } from '../../http';
import { ANSWER_HEADER, FAILURE_HEADER, SENT_HEADER, TARGET_HEADER } from '../shared/protocol';

/** What a request of the page says about the one that it stands for. */
interface Sent {
  method: string;
  header: { readonly [name: string]: string };
}

/**
 * Sends what the mini program sends. A browser would ask the server for its consent (CORS) and would neither set `referer` nor
 * leave `origin` out; here the server receives what a phone sends.
 */
export class Proxy {
  private readonly http = new HttpClient();

  /** Passes one request on, and its answer back. */
  async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = String(message.headers[TARGET_HEADER] ?? '');
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk as Buffer);
    const { method, header } = decode(String(message.headers[SENT_HEADER] ?? '')) as Sent;
    const body = Buffer.concat(chunks);
    try {
      const hasBody = body.length > 0 || !['GET', 'HEAD'].includes(method);
      const { response: answer } = this.http.send({
        method,
        url: target,
        header,
        ...(hasBody ? { body } : {}),
      });
      const { statusCode, header: received, cookies, body: content } = await answer;
      const head = encode({ statusCode, header: received, cookies });
      response.writeHead(200, { [ANSWER_HEADER]: head, 'content-type': 'application/octet-stream' });
      response.end(content);
    } catch (error) {
      const failure = error instanceof ApiFailure ? error : fromSystemError(error);
      response.writeHead(200, { [FAILURE_HEADER]: encode({ text: failure.text, errno: failure.errno }) });
      response.end();
    }
  }

  /** Closes all connections. */
  close(): void {
    this.http.close();
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

function decode(text: string): unknown {
  return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
}
