import { version } from '../../src/version';

/** What the process prints and which rejections have no handler, from the time that this is made. */
export class Watch {
  private printed: string[] = [];
  private unhandled: unknown[] = [];
  private readonly note = (reason: unknown) => void this.unhandled.push(reason);
  private readonly spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation((...args: unknown[]) => {
      this.printed.push(args.map(String).join(' '));
    }),
  );

  constructor() {
    process.on('unhandledRejection', this.note);
  }

  /** What there was since the last time. */
  take(): { printed: string[]; unhandled: unknown[] } {
    const { printed, unhandled } = this;
    this.printed = [];
    this.unhandled = [];
    return { printed, unhandled };
  }

  end(): void {
    process.off('unhandledRejection', this.note);
    for (const spy of this.spies) spy.mockRestore();
  }
}

/** A realm remembers the session of every phone that it has seen: one in a mini program, ten thousand here. */
export function forgetSessions(): void {
  // Where the SDK keeps them, so that all its copies find them.
  const holder = Promise as unknown as { [name: string]: { sessions: unknown[] } | undefined };
  const registry = holder[`genauth:${version}`];
  if (!registry) throw new Error('The sessions are kept elsewhere.');
  registry.sessions.length = 0;
}
