import type { Envelope } from '../../types/envelope';
import type { PublishEventParams } from '../../types/event';
import type { Positional, Route, Routes } from './route';

/** Custom events of the user pool. */
export interface EventApi {
  /**
   * Publishes a custom event as the signed-in user.
   * `POST /api/v3/pub-userEvent`
   *
   * @param params - type and payload of the event, and its source
   * @returns the envelope; the API reference does not describe its `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.api.publishEvent({
   *   eventType: 'order.paid',
   *   eventData: JSON.stringify({ orderId: '20240305' }),
   *   source: 'shop',
   * });
   */
  publishEvent(params: PublishEventParams): Promise<Envelope<unknown>>;
  /**
   * `publishEvent` under its name in the Node SDK, with the same arguments. The source is what `setRequestFrom`
   * has set.
   * `POST /api/v3/pub-userEvent`
   *
   * @param eventType - type of the event, as defined in the console
   * @param eventData - payload of the event, such as JSON text
   * @returns the envelope; the API reference does not describe its `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.api.pub('order.paid', JSON.stringify({ orderId: '20240305' }));
   */
  pub(eventType: string, eventData: string): Promise<Envelope<unknown>>;
  /**
   * `publishEvent` under its name in the Node SDK, with an object.
   * `POST /api/v3/pub-userEvent`
   *
   * @param params - type and payload of the event, and its source
   * @returns the envelope; the API reference does not describe its `data`
   * @throws GenAuthError of kind `session` when signed out
   * @example
   * await authing.api.pub({ eventType: 'order.paid', eventData: '20240305', source: 'shop' });
   */
  pub(params: PublishEventParams): Promise<Envelope<unknown>>;
}

const publish: Route = ['POST', 'pub-userEvent'];

export const eventRoutes: Routes<EventApi> = { publishEvent: publish, pub: publish };

/** The call of the reference that takes no object; the source is the one that the client is set to. */
export const eventPositional = {
  pub: (eventType: string, eventData: string, source: string): PublishEventParams => ({
    eventType,
    source,
    eventData,
  }),
} satisfies Positional<EventApi>;
