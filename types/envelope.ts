/**
 * What every V3 endpoint answers. A promise that resolves to an envelope always holds a success: `statusCode` is 200.
 * Anything else rejects with a `GenAuthError`. A field of the data that need not be there may be missing or `null`.
 */
export interface Envelope<Data = unknown> {
  /** Business status, 200 on success. */
  statusCode: number;
  /** Description in the language of the client. */
  message: string;
  /** Finer code of a failure; absent on success. */
  apiCode?: number;
  /** Identifies the request in the server's logs. */
  requestId?: string;
  data: Data;
}

/** Answer of endpoints that only report whether they did what was asked. */
export interface SuccessData {
  success: boolean;
}
