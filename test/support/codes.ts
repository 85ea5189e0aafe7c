import type { TestApp } from './app';

/** What the user reads on the phone or in the mailbox: the newest code that went to an address containing `to`. */
export function newestCode(app: TestApp, to: string): string {
  const message = app.emulator.messages().findLast((each) => each.to.includes(to));
  if (!message?.code) throw new Error(`Nothing was sent to ${to}.`);
  return message.code;
}

/** A code nobody has sent. */
export function otherCode(code: string): string {
  return code === '000000' ? '111111' : '000000';
}

/** The person of the demo that has everything, and the password of everybody. */
export const zhou = {
  id: '650000000000000000000001',
  username: 'zhouzihang',
  email: 'zhouzihang@example.com',
  phone: '13900001111',
  password: 'passw0rd',
};
