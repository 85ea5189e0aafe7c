import { SimulatedStorage } from '../../../storage';

type Values = { [key: string]: unknown };

/** What outlives a launch and a reload of the page: the wx Storage of each WeChat user, and who has agreed to the privacy guide. */
export class Kept {
  private readonly storages = new Map<string, SimulatedStorage>();
  private readonly consents = new Map<string, { given: boolean }>();

  constructor(private readonly appId: string) {}

  /** The storage of a WeChat user. */
  storageOf(openid: string): SimulatedStorage {
    const known = this.storages.get(openid);
    if (known) return known;
    const key = this.key('storage', openid);
    const storage = new KeptStorage((values) => localStorage.setItem(key, JSON.stringify(values)));
    for (const [name, value] of Object.entries(JSON.parse(localStorage.getItem(key) ?? '{}') as Values))
      storage.set(name, value);
    this.storages.set(openid, storage);
    return storage;
  }

  /** Whether a WeChat user has agreed to the privacy guide. */
  consentOf(openid: string): { given: boolean } {
    const known = this.consents.get(openid);
    if (known) return known;
    const key = this.key('consent', openid);
    const consent = {
      get given() {
        return localStorage.getItem(key) === 'yes';
      },
      set given(value: boolean) {
        localStorage.setItem(key, value ? 'yes' : 'no');
      },
    };
    this.consents.set(openid, consent);
    return consent;
  }

  private key(kind: string, openid: string): string {
    return `genauth-preview:${kind}:${this.appId}:${openid}`;
  }
}

/** The simulator's storage, whose plain values the browser keeps. Encrypted ones end with the page, as their key does. */
class KeptStorage extends SimulatedStorage {
  private readonly encrypted = new Set<string>();

  constructor(private readonly keep: (values: Values) => void) {
    super();
  }

  override write(key: string, value: unknown, encrypt: boolean): void {
    super.write(key, value, encrypt);
    if (encrypt) this.encrypted.add(key);
    else this.encrypted.delete(key);
    this.save();
  }

  override remove(key: string): void {
    super.remove(key);
    this.save();
  }

  override clear(key?: string): void {
    super.clear(key);
    this.save();
  }

  private save(): void {
    const values = Object.entries(this.snapshot()).filter(([key]) => !this.encrypted.has(key));
    this.keep(Object.fromEntries(values));
  }
}
