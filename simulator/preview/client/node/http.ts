import type { Exchange, HttpRequest, HttpResponse } from '../../../http';
import { ApiFailure } from '../../../failure';
import { ANSWER_HEADER, FAILURE_HEADER, SENT_HEADER, TARGET_HEADER } from '../../shared/protocol';

export type { Exchange, HttpRequest, HttpResponse };

/** Milliseconds that each request waits before it leaves: the slow network of the switches. */
export const network = { delayMs: 0 };

type Head = Omit<HttpResponse, 'body'>;

/** Takes the place of the simulator's HTTP client: what it sends goes through the server of the preview, which sends it on. */
export class HttpClient {
  private readonly running = new Set<XMLHttpRequest>();

  send(request: HttpRequest): Exchange {
    const xhr = new XMLHttpRequest();
    let timer: number | undefined;
    const response = new Promise<HttpResponse>((resolve, reject) => {
      xhr.onload = () => read(xhr, resolve, reject);
      xhr.onerror = () => reject(new Error('The preview has ended.'));
      xhr.onabort = () => reject(new Error('aborted'));
      xhr.onloadend = () => this.running.delete(xhr);
      xhr.upload.onprogress = ({ loaded }) => request.onSent?.(loaded);
      xhr.open('POST', '/preview/proxy');
      xhr.responseType = 'arraybuffer';
      xhr.setRequestHeader(TARGET_HEADER, request.url);
      xhr.setRequestHeader(SENT_HEADER, encode({ method: request.method, header: request.header }));
      this.running.add(xhr);
      const send = () => xhr.send(request.body ? new Uint8Array(request.body) : null);
      if (network.delayMs > 0) timer = window.setTimeout(send, network.delayMs);
      else send();
    });
    const destroy = () => {
      window.clearTimeout(timer);
      xhr.abort();
    };
    return { response, destroy };
  }

  /** Cuts all connections. */
  close(): void {
    for (const xhr of this.running) xhr.abort();
  }
}

function read(
  xhr: XMLHttpRequest,
  resolve: (response: HttpResponse) => void,
  reject: (error: Error) => void,
): void {
  const failure = xhr.getResponseHeader(FAILURE_HEADER);
  const head = xhr.getResponseHeader(ANSWER_HEADER);
  if (failure !== null) {
    const { text, errno } = decode(failure) as { text: string; errno?: number };
    reject(new ApiFailure(text, errno));
  } else if (head === null) reject(new Error(`The preview answered ${xhr.status}.`));
  else resolve({ ...(decode(head) as Head), body: Buffer.from(xhr.response as ArrayBuffer) });
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

function decode(text: string): unknown {
  return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
}
