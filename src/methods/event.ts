import { bare } from '../flows/answer';
import type { Methods } from '../surface';

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

export const eventMethods: Methods<EventMethods> = {
  pub(eventName, data) {
    return this.api
      .publishEvent({ eventType: eventName, source: this.options.requestFrom, eventData: data })
      .then(bare);
  },
};
