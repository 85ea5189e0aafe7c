/** A custom event to publish. */
export interface PublishEventParams {
  /** Name of the event, as defined in the console. */
  eventType: string;
  /** Source of the event; any text. */
  source: string;
  /** Payload of the event, as a string. */
  eventData: string;
}
