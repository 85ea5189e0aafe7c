import { randomUUID } from 'node:crypto';
import type { Clock } from './clock';
import { ApiFailure } from './failures';
import { own } from './own';
import type { EmulatorState, Ticket } from './state';

/** Lifetime of the tokens between the two steps of a flow, in seconds. */
export const ticketLifetime = 60;

/** The tokens that carry the proof of a first step to the second one. */
export class Tickets {
  constructor(
    private readonly read: () => EmulatorState,
    private readonly clock: Clock,
  ) {}

  /** Makes a token; `seconds` is its lifetime. */
  issue(
    purpose: Ticket['purpose'],
    userId: string | undefined,
    data: Ticket['data'] = {},
    seconds = ticketLifetime,
  ): string {
    const token = randomUUID();
    this.read().tickets[token] = { purpose, userId, data, expiresAt: this.clock.now() + seconds * 1000 };
    return token;
  }

  /** Looks at a token without using it up; `undefined` when it is unknown, expired, or was made for another step. */
  peek(purpose: Ticket['purpose'], token: string): Ticket | undefined {
    const ticket = own(this.read().tickets, token);
    return ticket && ticket.purpose === purpose && ticket.expiresAt > this.clock.now() ? ticket : undefined;
  }

  /** Uses a token up. `name` is the request field, for the message. */
  spend(purpose: Ticket['purpose'], token: string, name: string, userId?: string): Ticket {
    const ticket = this.peek(purpose, token);
    if (!ticket || (userId !== undefined && ticket.userId !== userId))
      throw new ApiFailure('ticketDead', name);
    delete this.read().tickets[token];
    return ticket;
  }
}
