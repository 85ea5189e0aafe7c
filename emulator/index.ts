import type { Emulator, EmulatorOptions } from './emulator';
import { RunningEmulator } from './running';

export type { Clock } from './clock';
export type { Emulator, EmulatorOptions } from './emulator';
export type { Seed, SeedName, SeedUser } from './seed/seed';
export type { ForcedAnswer, Hold } from './server/faults';
export type { RecordedRequest } from './server/recording';
export type { AuthExpiredForm, Settings } from './settings';
export type { EmulatorState, Message, User } from './state';
export type { EncryptedData, EncryptOptions, WechatActor } from './wechat/index';
export { authExpiredForms } from './settings';
export { totp } from './totp';

/** Starts a local GenAuth V3. Nothing in it is secret and nothing is protected: it is for development and tests only. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = new RunningEmulator(options);
  await emulator.listen();
  return emulator;
}
