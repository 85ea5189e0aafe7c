import { join } from 'node:path';
import { createRealm, type Realm, type RealmOptions } from '../../simulator';

/** What "Build npm" copies into a mini program. */
export const packageFolder = join(__dirname, '../../miniprogram_dist');

/** A realm in which `require('authing-wxapp-sdk')` loads the built package. */
export function createPackageRealm(options: RealmOptions): Realm {
  return createRealm({ ...options, packages: { 'authing-wxapp-sdk': packageFolder, ...options.packages } });
}
