/**
 * Answer of a V3 endpoint. A promise that resolves to an envelope always holds a success, with `statusCode` 200: everything else rejects
 * with a `GenAuthError`. Optional fields of the data may be absent or `null`.
 */
export interface Envelope<Data = unknown> {
  /** Business status, 200 on success. */
  statusCode: number;
  /** Description in the language of the client. */
  message: string;
  /** Finer code of a failure; absent on success. */
  apiCode?: number;
  /** Id of the request in the server's logs. */
  requestId?: string;
  /** Data of the answer; its shape depends on the endpoint. */
  data: Data;
}

/** Data of endpoints that report only whether they succeeded. */
export interface SuccessData {
  /** Whether the operation succeeded. */
  success: boolean;
}
