import type { Account, ModelServer } from './server';

export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/** What calls may change on the server: each step once, and all steps of a call as the account that was signed in when it was made. */
export class ChangeRules {
  private readonly askedBy = new Map<string, Account | undefined>();
  private seen = 0;

  constructor(private readonly server: ModelServer) {}

  /** A call begins that changes something under this name. */
  begin(name: string, account: Account | undefined): void {
    this.askedBy.set(name, account);
  }

  check(): void {
    const { changes, attempts } = this.server;
    for (const times of attempts.values()) must(times <= 2, `a request was sent ${times} times`);
    for (; this.seen < changes.length; this.seen += 1) {
      const change = changes[this.seen];
      if (!change) continue;
      const { account, name, step } = change;
      const asked = this.askedBy.get(name);
      must(!asked || asked === account, `${asked} has changed ${step} of ${account}`);
      const ofCall = changes.filter((each) => each.name === name);
      must(
        ofCall.every((each) => each.account === account),
        `one call has changed ${step} of two accounts`,
      );
      const times = ofCall.filter((each) => each.step === step).length;
      must(times === 1, `${step} was changed ${times} times by one call`);
    }
  }

  /** A call that has succeeded has done this. */
  expectDone(name: string, step: string): void {
    must(
      this.server.changes.some((each) => each.name === name && each.step === step),
      `a call has resolved without ${step}`,
    );
  }
}
