import { ApiFailure } from './failure';
import type { AsyncApi, Host } from './host';

/** Whether the user has answered the privacy guide, and how. */
export type PrivacyState = 'agreed' | 'unasked' | 'refused';

type Answer = { event: 'exposureAuthorization' | 'agree' | 'disagree'; buttonId?: string };
type Listener = (resolve: (answer: Answer) => void, info: { referrer: string }) => void;

/** The privacy functions of `wx`, base library 2.32.3. */
export interface PrivacyApis {
  getPrivacySetting: AsyncApi<object, { needAuthorization: boolean; privacyContractName: string }>;
  requirePrivacyAuthorize: AsyncApi<object, object>;
  openPrivacyContract: AsyncApi<object, object>;
  onNeedPrivacyAuthorization(listener: Listener): void;
}

/**
 * WeChat's privacy gate, which guards choosers, phone number buttons and avatars from base library 2.32.3 on. Until a test
 * changes it, the user has agreed and everything is declared.
 */
export class PrivacyGate {
  private state: PrivacyState = 'agreed';
  private readonly undeclared = new Set<string>();
  private listener: Listener | undefined;

  constructor(private readonly host: Host) {}

  /** The user has agreed to the privacy guide. */
  agree(): void {
    this.state = 'agreed';
  }

  /** The user refuses the privacy guide: guarded functions fail with errno 104. */
  refuse(): void {
    this.state = 'refused';
  }

  /** The user was not asked yet: a guarded function asks the app's listener, and WeChat's own dialog is refused. */
  reset(): void {
    this.state = 'unasked';
  }

  /** The privacy guide in the console does not mention what `api` needs: it fails with errno 112. */
  undeclare(api: string): void {
    this.undeclared.add(api);
  }

  /** Lets a guarded function through or fails it. */
  async check(api: string): Promise<void> {
    if (!this.host.has('2.32.3')) return;
    this.checkDeclared(api);
    if (this.state === 'unasked') await this.ask(api);
    this.checkAgreed();
  }

  /** As `check`, for taps that cannot wait for an answer of the app. */
  checkNow(api: string): void {
    if (!this.host.has('2.32.3')) return;
    this.checkDeclared(api);
    this.checkAgreed();
  }

  /** Makes the privacy functions. */
  apis(): PrivacyApis {
    return {
      getPrivacySetting: this.host.async('getPrivacySetting', () => ({
        needAuthorization: this.state !== 'agreed',
        privacyContractName: '《小程序隐私保护指引》',
      })),
      requirePrivacyAuthorize: this.host.async('requirePrivacyAuthorize', async () => {
        await this.check('requirePrivacyAuthorize');
        return {};
      }),
      openPrivacyContract: this.host.async('openPrivacyContract', () => ({})),
      onNeedPrivacyAuthorization: (listener) => {
        this.host.record('onNeedPrivacyAuthorization', {});
        this.listener = listener;
      },
    };
  }

  private checkDeclared(api: string): void {
    if (this.undeclared.has(api))
      throw new ApiFailure('api scope is not declared in the privacy agreement', 112);
  }

  private checkAgreed(): void {
    if (this.state !== 'agreed') throw new ApiFailure('privacy permission is not authorized', 104);
  }

  private async ask(api: string): Promise<void> {
    const { listener } = this;
    if (!listener) return;
    await new Promise<void>((resolve) => {
      const answer = ({ event }: Answer) => {
        if (event === 'exposureAuthorization') return;
        this.state = event === 'agree' ? 'agreed' : 'refused';
        resolve();
      };
      listener(answer, { referrer: api });
    });
  }
}
