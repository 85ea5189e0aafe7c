import type { Envelope } from '../../types/envelope';
import type { PublishEventParams } from '../../types/event';
import type { Positional, Route, Routes } from './route';

/** Custom events of the user pool. */
export interface EventApi {
  /**
   * Publishes a custom event as the signed-in user. `POST /api/v3/pub-userEvent`
   * @param params - name and payload of the event, and who publishes it.
   */
  publishEvent(params: PublishEventParams): Promise<Envelope<unknown>>;
  /** `publishEvent` under its name in the Node SDK, called as there: the payload is a text. `POST /api/v3/pub-userEvent` */
  pub(eventType: string, eventData: string): Promise<Envelope<unknown>>;
  /** `publishEvent` under its name in the Node SDK. `POST /api/v3/pub-userEvent` */
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
