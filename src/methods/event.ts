import { bare } from './answer';
import type { SubMethods } from '../install';
import { call } from '../session/authorized';

/** Custom events of the user pool. */
export interface EventMethods {
  /**
   * Publishes a custom event as the signed-in user. `POST /api/v3/pub-userEvent`
   *
   * @param eventName - as defined in the console
   * @param data - the payload, as a text
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
