import type { EventApi } from '../../src/api/event';
import type { PublishEventParams } from '../../types/event';
import type { Context } from '../context';
import type { Endpoints } from '../endpoint';
import { anyText, text } from '../shape';

const fields = { eventType: text, source: text, eventData: anyText };

export const eventEndpoints: Endpoints<EventApi> = {
  publishEvent: { fields: fields, handle: publish },
  pub: { fields: fields, handle: publish },
};

function publish(
  context: Context,
  { eventType, source, eventData }: PublishEventParams,
): { success: boolean } {
  const { userId } = context.user;
  context.state.events.push({ eventType, source, eventData, userId, at: context.clock.now() });
  return { success: true };
}
