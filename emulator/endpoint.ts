import type { Envelope } from '../types/envelope';
import type { Context } from './context';
import type { RawReply } from './server/reply';
import type { Fields } from './shape';

/** What a handler returns for an answer: the data of the envelope, or the bare answer of endpoints that have none. */
export type Data<Answer> = Answer extends Envelope<infer Content> ? Content : Answer;

type Result<Content> = Content | RawReply | Promise<Content | RawReply>;

/** What the emulator does at one endpoint: the request fields it checks, and the answer it gives. */
interface TypedEndpoint<Params, Content> {
  /** Checked before `handle` runs; fields that are not listed pass through unchecked. */
  readonly fields?: Fields;
  handle(context: Context, params: Params): Result<Content>;
}

/** The endpoints of a domain interface, with the parameters and answers that its signatures promise. */
export type Endpoints<Api> = {
  readonly [Name in keyof Api]?: Api[Name] extends (params: infer Params) => Promise<infer Answer>
    ? TypedEndpoint<NonNullable<Params>, Data<Answer>>
    : never;
};

/** An endpoint whatever its method is; the server has checked the parameters against `fields` before it calls `handle`. */
export interface Endpoint {
  readonly fields?: Fields;
  handle(context: Context, params: never): unknown;
}
