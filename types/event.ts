/** An event of your own for the user pool. */
export interface PublishEventParams {
  /** Name of the event, as defined in the console. */
  eventType: string;
  /** Who publishes it; free text. */
  source: string;
  /** The payload, as a text. */
  eventData: string;
}
