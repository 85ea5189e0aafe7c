/** Result of methods that have no other result, in the form of authing-js-sdk. */
export interface CommonMessage {
  /** Always 200: a failure rejects. */
  code: number;
  /** Description in the language of the client. */
  message: string;
}

/** The data of an envelope, whatever it is. */
export function bare<Data>(answer: { data: Data }): Data {
  return answer.data;
}

/** Makes the function that takes the data of an envelope, and throws where `field`, which makes the data what it is, is missing. */
export function dataWith(field: string) {
  return function <Data>({ data }: { data: Data }): Data {
    // The field is what is checked.
    if (!data || (data as { [name: string]: unknown })[field] === undefined) throw new TypeError(field);
    return data;
  };
}

/** The list in an envelope; throws where there is none. */
export function listOf<Item>({ data }: { data: Item[] }): Item[] {
  if (!Array.isArray(data)) throw new TypeError('data');
  return data;
}

/** The success of an envelope in the classic form. */
export function done(answer: { message: string }): CommonMessage {
  return { code: 200, message: answer.message };
}
