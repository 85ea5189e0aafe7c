import { startEmulator, type Emulator } from '../../emulator';
import { createSimulator, type Simulator } from '../../simulator';
import { AuthenticationClient } from '../../src';
import { recordKey } from '../support/app';
import { zhou } from '../support/people';
import { Front } from './front';
import { secretsWith } from './secrets';
import { Watch } from './watch';

export const appId = 'GEN_AUTH_APP_ID';
export const connection = 'my-wxapp';

/** What the cells of a file share: an emulator, a server in front of it that causes faults, a phone, and the record of a signed-in user. */
export class Stage {
  readonly front = new Front(() => this.emulator.url);
  /** What is printed, and rejected without a handler. */
  readonly watch = new Watch();
  private started: { emulator: Emulator; phone: Simulator; filePath: string } | undefined;
  private signedIn = '';
  private hidden: readonly string[] = [];
  private saved: Partial<Emulator['state']> = {};

  private get parts() {
    if (!this.started) throw new Error('The stage is set before the first test and can be used only in one.');
    return this.started;
  }

  get emulator(): Emulator {
    return this.parts.emulator;
  }

  get phone(): Simulator {
    return this.parts.phone;
  }

  get filePath(): string {
    return this.parts.filePath;
  }

  /** The record of the signed-in user, as storage holds it. */
  get record(): string {
    return this.signedIn;
  }

  /** What must not be readable anywhere. */
  get secrets(): readonly string[] {
    return this.hidden;
  }

  get userId(): string {
    return zhou.id;
  }

  async start(): Promise<void> {
    // The same tokens serve all cells: renewing must not use them up, and wrong passwords must not lock the account.
    const emulator = await startEmulator({
      settings: { rotateRefreshTokens: false, captchaAfterFailures: 0, lockAfterFailures: 0 },
    });
    const phone = createSimulator({ emulator });
    this.started = { emulator, phone, filePath: phone.files.add(Buffer.from('a picture')) };
    await this.front.listen();
    await this.signIn();
  }

  async close(): Promise<void> {
    this.watch.end();
    this.phone.close();
    await this.front.close();
    await this.emulator.close();
  }

  /** Puts the server back to where the user had just signed in, where a call may have changed it: everything it knows is plain data. */
  restore(): void {
    if (!this.emulator.requests.some(({ method }) => method !== 'GET')) return;
    Object.assign(this.emulator.state, structuredClone(this.saved));
    this.emulator.requests.length = 0;
  }

  private async signIn(): Promise<void> {
    const entries = new Map<string, string>();
    const authing = new AuthenticationClient({
      appId,
      host: this.emulator.url,
      platform: this.phone.wx,
      storage: {
        get: (key) => entries.get(key),
        set: (key, value) => void entries.set(key, value),
        remove: (key) => void entries.delete(key),
      },
    });
    await authing.loginByUsername(zhou.username, zhou.password);
    this.signedIn = String(entries.get(recordKey));
    this.hidden = secretsWith(this.signedIn);
    this.saved = structuredClone(this.emulator.state);
    this.emulator.requests.length = 0;
  }

  /** A login code of the WeChat user of the phone, without a request. */
  loginCode(): string {
    return this.emulator.wechat.login().code;
  }
}

const notFaked = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
] as const;

/** A stage that is set before the first test of a file. */
export function useStage(): Stage {
  const stage = new Stage();
  beforeAll(async () => {
    // The timers of the SDK only: those of the phone and the server are not taken from the global object.
    jest.useFakeTimers({ doNotFake: [...notFaked] });
    await stage.start();
  });
  afterAll(() => stage.close());
  return stage;
}
