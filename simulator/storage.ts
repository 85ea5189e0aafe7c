import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { ApiFailure } from './failure';

/** The largest value of one key and of all keys together, in bytes. */
export interface StorageLimits {
  perKey: number;
  total: number;
}

const MEGABYTE = 1024 * 1024;
const PLAIN_LIMITS: StorageLimits = { perKey: MEGABYTE, total: 10 * MEGABYTE };
const ENCRYPTED_LIMITS: StorageLimits = {
  perKey: Math.floor(0.7 * MEGABYTE),
  total: Math.floor(7.1 * MEGABYTE),
};

interface Entry {
  /** JSON of the value, or its cipher text. */
  text: string;
  type: string;
  isEncrypted: boolean;
  iv: Buffer;
}

/**
 * The storage of one mini program for one user. It outlives the mini program: hand the same object to a second
 * simulator, as `relaunch()` does, and that one finds what the first has written.
 */
export class SimulatedStorage {
  /** Limits of plain values; a test may lower them. */
  limits: StorageLimits = { ...PLAIN_LIMITS };
  /** Limits as soon as encrypted storage is used. */
  encryptedLimits: StorageLimits = { ...ENCRYPTED_LIMITS };

  private readonly entries = new Map<string, Entry>();
  private readonly key = randomBytes(16);
  private foreignBytes = 0;
  private refusesWrites = false;
  private refusesReads = false;
  private held: (() => void)[] | undefined;

  /** All keys with their values; of an encrypted one the cipher text, as it lies on the disk. */
  snapshot(): { [key: string]: unknown } {
    const pairs = [...this.entries].map(
      ([key, entry]) => [key, entry.isEncrypted ? entry.text : decode(entry)] as const,
    );
    return Object.fromEntries(pairs);
  }

  /** Puts a value there without any call of `wx`, limits not applied. */
  set(key: string, value: unknown): void {
    this.entries.set(key, { ...encode(value), isEncrypted: false, iv: Buffer.alloc(0) });
  }

  /** Removes one key, or everything, without any call of `wx`. */
  clear(key?: string): void {
    if (key === undefined) this.entries.clear();
    else this.entries.delete(key);
  }

  /** Lets other data of the mini program take all the space that is left, so that nothing can grow. */
  fill(): void {
    this.foreignBytes += Math.max(0, this.limits.total - this.size());
  }

  /** Gives the space back that `fill()` took. */
  free(): void {
    this.foreignBytes = 0;
  }

  /** Lets every write fail from now on, or no longer. */
  failWrites(on: boolean): void {
    this.refusesWrites = on;
  }

  /** Lets every read fail from now on, or no longer. */
  failReads(on: boolean): void {
    this.refusesReads = on;
  }

  /** Keeps the asynchronous storage functions from finishing until the returned function is called. */
  hold(): () => void {
    const held = (this.held ??= []);
    return () => {
      if (this.held !== held) return;
      this.held = undefined;
      for (const proceed of held) proceed();
    };
  }

  /** Resolves when asynchronous storage may go on. */
  turn(): Promise<void> {
    const held = this.held;
    return held ? new Promise((resolve) => held.push(resolve)) : Promise.resolve();
  }

  /** Bytes in use. */
  size(): number {
    let bytes = this.foreignBytes;
    for (const [key, entry] of this.entries) bytes += entrySize(key, entry);
    return bytes;
  }

  /** Names of all keys. */
  keys(): string[] {
    return [...this.entries.keys()];
  }

  /** Whether the key exists. Fails where reads fail. */
  has(key: string): boolean {
    if (this.refusesReads) throw new ApiFailure('read error');
    return this.entries.has(key);
  }

  /** A copy of the value: cipher text where it is encrypted and `decrypt` is not asked for. */
  read(key: string, decrypt: boolean): unknown {
    if (this.refusesReads) throw new ApiFailure('read error');
    const entry = this.entries.get(key);
    if (!entry) throw new ApiFailure('data not found');
    if (!entry.isEncrypted) {
      if (decrypt) throw new ApiFailure('data is not encrypted');
      return decode(entry);
    }
    if (!decrypt) return entry.text;
    const decipher = createDecipheriv('aes-128-cbc', this.key, entry.iv);
    const text = Buffer.concat([decipher.update(entry.text, 'base64'), decipher.final()]).toString('utf8');
    return decode({ ...entry, text });
  }

  /** Stores a copy of the value within the limits. */
  write(key: string, value: unknown, encrypt: boolean): void {
    const plain = encode(value);
    let entry: Entry = { ...plain, isEncrypted: false, iv: Buffer.alloc(0) };
    if (encrypt) {
      const iv = randomBytes(16);
      const cipher = createCipheriv('aes-128-cbc', this.key, iv);
      const text = Buffer.concat([cipher.update(plain.text, 'utf8'), cipher.final()]).toString('base64');
      entry = { text, type: plain.type, isEncrypted: true, iv };
    }
    this.checkSpace(key, entry, plain.text);
    this.entries.set(key, entry);
  }

  /** Removes a key; a missing one is no failure. */
  remove(key: string): void {
    if (this.refusesWrites) throw new ApiFailure('write error');
    this.entries.delete(key);
  }

  private checkSpace(key: string, entry: Entry, plainText: string): void {
    if (this.refusesWrites) throw new ApiFailure('write error');
    const limits = entry.isEncrypted ? this.encryptedLimits : this.limits;
    const previous = this.entries.get(key);
    if (bytesOf(plainText) > limits.perKey) throw new ApiFailure('entry size limit reached');
    const bytes = this.size() - (previous ? entrySize(key, previous) : 0) + entrySize(key, entry);
    if (bytes > limits.total) throw new ApiFailure('exceed storage max size 10Mb');
  }
}

function entrySize(key: string, entry: Entry): number {
  return bytesOf(key) + bytesOf(entry.text);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text);
}

function encode(value: unknown): { text: string; type: string } {
  const type = Object.prototype.toString.call(value).slice(8, -1);
  if (type === 'Date') return { text: String((value as Date).getTime()), type };
  const text = value === undefined ? undefined : (JSON.stringify(value) as string | undefined);
  if (text === undefined)
    throw new ApiFailure(`parameter error: parameter.data should be storable instead of ${type};`, 1001);
  return { text, type };
}

function decode(entry: { text: string; type: string }): unknown {
  return entry.type === 'Date' ? new Date(Number(entry.text)) : (JSON.parse(entry.text) as unknown);
}
