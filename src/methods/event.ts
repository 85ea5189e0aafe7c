import type { SubMethods } from '../install';
import { call } from '../session/authorized';
import { bare } from './answer';

/** Publishes custom events of the user pool. */
export interface EventMethods {
  /**
   * Publishes a custom event as the signed-in user.
   * `POST /api/v3/pub-userEvent`
   *
   * @param eventName - name of the event, as defined in the console
   * @param data - the payload, as a string; objects have to be converted with `JSON.stringify`
   * @returns the `data` of the server's answer, which apps rarely need
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.event.pub('order.paid', JSON.stringify({ orderId: 'A-1024' }));
   */
  pub(eventName: string, data: string): Promise<unknown>;
}

export const eventMethods: SubMethods<EventMethods> = {
  pub(eventName, data) {
    return call(this.core, 'publishEvent', {
      eventType: eventName,
      source: this.core.options.requestFrom,
      eventData: data,
    }).then(bare);
  },
};
