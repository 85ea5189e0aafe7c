import * as http from 'node:http';
import * as https from 'node:https';

/** One HTTP request as it goes over the wire. */
export interface HttpRequest {
  method: string;
  url: string;
  header: { readonly [name: string]: string };
  body?: Buffer;
  /** Called with the number of bytes of the body that were handed to the connection. */
  onSent?: (bytes: number) => void;
}

/** An answer, undecoded. */
export interface HttpResponse {
  statusCode: number;
  /** Names as the server spelt them; repeated headers joined with a comma. */
  header: { [name: string]: string };
  cookies: string[];
  body: Buffer;
}

/** A request under way. */
export interface Exchange {
  response: Promise<HttpResponse>;
  /** Cuts the connection; `response` then rejects. */
  destroy(): void;
}

/** Smallest step in which a body is written, so that an upload has progress to report. */
const STEP_BYTES = 16 * 1024;

/**
 * How long a connection is kept without a request, in ms. Servers close theirs after five seconds or more: a request that is sent in the same
 * moment would fail, where WeChat's network stack sends it again on another connection.
 */
const IDLE = 1000;

/** The connections of one simulated mini program: kept alive between requests, never keeping the process alive. */
export class HttpClient {
  private readonly plain = new http.Agent({ keepAlive: true, timeout: IDLE });
  private readonly secure = new https.Agent({ keepAlive: true, timeout: IDLE });

  /** Sends a request. Redirects are not followed. */
  send(request: HttpRequest): Exchange {
    const isSecure = request.url.startsWith('https:');
    const body = request.body;
    const header = body
      ? { ...request.header, 'content-length': String(body.length) }
      : { ...request.header };
    const outgoing = (isSecure ? https : http).request(request.url, {
      method: request.method,
      headers: header,
      agent: isSecure ? this.secure : this.plain,
    });
    const response = new Promise<HttpResponse>((resolve, reject) => {
      outgoing.once('error', reject);
      outgoing.once('response', (incoming) => {
        read(incoming).then(resolve, reject);
      });
    });
    if (body && request.onSent) void writeInSteps(outgoing, body, request.onSent);
    else outgoing.end(body);
    return { response, destroy: () => outgoing.destroy() };
  }

  /** Closes all connections. */
  close(): void {
    this.plain.destroy();
    this.secure.destroy();
  }
}

async function read(incoming: http.IncomingMessage): Promise<HttpResponse> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const header: { [name: string]: string } = {};
  const raw = incoming.rawHeaders;
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const [name, value] = [raw[i] ?? '', raw[i + 1] ?? ''];
    header[name] = name in header ? `${header[name]},${value}` : value;
  }
  return {
    statusCode: incoming.statusCode ?? 0,
    header,
    cookies: incoming.headers['set-cookie'] ?? [],
    body: Buffer.concat(chunks),
  };
}

async function writeInSteps(
  outgoing: http.ClientRequest,
  body: Buffer,
  onSent: (bytes: number) => void,
): Promise<void> {
  const step = Math.max(STEP_BYTES, Math.ceil(body.length / 20));
  for (let sent = 0; sent < body.length && !outgoing.destroyed; sent += step) {
    const chunk = body.subarray(sent, sent + step);
    await new Promise<void>((resolve) => {
      outgoing.write(chunk, () => resolve());
    });
    onSent(Math.min(sent + step, body.length));
  }
  outgoing.end();
}
