import type { EventApi } from '../../src/api/event';
import type { PublishEventParams } from '../../types/event';
import type { Context } from '../context';
import type { Handlers } from '../handler';
import { anyText, text } from '../shape';
import type { Requests } from '../shape';

const fields = { eventType: text, source: text, eventData: anyText };

export const eventRequests: Requests<EventApi> = { publishEvent: fields, pub: fields };

export const eventHandlers: Handlers<EventApi> = { publishEvent: publish, pub: publish };

function publish(
  context: Context,
  { eventType, source, eventData }: PublishEventParams,
): { success: boolean } {
  const { userId } = context.user;
  context.state.events.push({ eventType, source, eventData, userId, at: context.clock.now() });
  return { success: true };
}
