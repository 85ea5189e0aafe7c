import { HttpClient } from '../node/http';

/** A code that was sent to a phone or mailbox. */
export interface Message {
  to?: string;
  code?: string;
  at?: number;
}

/** The control plane of the emulator. */
export class Emulator {
  messages: readonly Message[] = [];
  /** How far the emulator's clock is ahead of this machine's, in ms. */
  private ahead = 0;
  private readonly http = new HttpClient();
  private readonly listeners = new Set<() => void>();

  constructor(private readonly url: string) {}

  /** Asks for codes and clock. */
  async refresh(): Promise<void> {
    const messages = (await this.get('messages')) as Message[];
    const { now } = (await this.get('clock')) as { now: number };
    this.ahead = now - Date.now();
    if (JSON.stringify(messages) === JSON.stringify(this.messages)) return;
    this.messages = messages;
    for (const listener of this.listeners) listener();
  }

  /** The time by the emulator's clock. */
  now(): number {
    return Date.now() + this.ahead;
  }

  /** Sends a command. */
  async post(what: string, body: object = {}): Promise<void> {
    await this.ask('POST', what, body);
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  private get(what: string): Promise<unknown> {
    return this.ask('GET', what);
  }

  private async ask(method: string, what: string, body?: object): Promise<unknown> {
    const { response } = this.http.send({
      method,
      url: `${this.url}/emulator/${what}`,
      header: { 'content-type': 'application/json' },
      ...(body ? { body: Buffer.from(JSON.stringify(body)) } : {}),
    });
    const { statusCode, body: answer } = await response;
    if (statusCode !== 200) throw new Error(`The emulator answered ${statusCode} to /emulator/${what}.`);
    return JSON.parse(answer.toString('utf8'));
  }
}
