import type { Envelope } from '../types/envelope';
import type { Context } from './context';
import type { RawReply } from './server/reply';

/** What a handler returns for an answer: the data of the envelope, or the bare answer of endpoints that have none. */
export type Data<Answer> = Answer extends Envelope<infer Content> ? Content : Answer;

type Result<Content> = Content | RawReply | Promise<Content | RawReply>;

/** Handlers for the methods of a domain interface, with the parameters and answers that its signatures promise. */
export type Handlers<Api> = {
  readonly [Name in keyof Api]?: Api[Name] extends (params: infer Params) => Promise<infer Answer>
    ? (context: Context, params: NonNullable<Params>) => Result<Data<Answer>>
    : never;
};

/** A handler whatever its method is; the server has checked the parameters against the fields declared beside it. */
export type Handler = (context: Context, params: never) => unknown;
