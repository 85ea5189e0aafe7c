/** What classic methods resolve to that have nothing else to tell. */
export interface CommonMessage {
  /** Always 200: everything else rejects. */
  code: number;
  /** In the language of the client. */
  message: string;
}

/** The data of an envelope: what flat methods resolve to. */
export function bare<Data>(answer: { data: Data }): Data {
  return answer.data;
}

/** The success of an envelope in the classic form. */
export function done(answer: { message: string }): CommonMessage {
  return { code: 200, message: answer.message };
}
