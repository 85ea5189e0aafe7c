import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';

/** One file on the simulated phone. */
export interface PhoneFile {
  name: string;
  content: Buffer;
}

/** The temporary files of a mini program, such as pictures that were chosen. */
export class PhoneFiles {
  private readonly files = new Map<string, PhoneFile>();

  /** Makes a temporary file of a local file's path or of content, and returns its `wxfile://` path. */
  add(
    source: string | Uint8Array,
    name = typeof source === 'string' ? basename(source) : 'picture.png',
  ): string {
    const content = typeof source === 'string' ? readFileSync(source) : Buffer.from(source);
    const path = `wxfile://tmp_${randomBytes(16).toString('hex')}${extname(name)}`;
    this.files.set(path, { name: path.slice('wxfile://'.length), content });
    return path;
  }

  /** The file at a path that `add` returned. */
  get(path: string): PhoneFile | undefined {
    return this.files.get(path);
  }
}
