import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Emulator } from '../emulator';
import { qrText } from '../qr';
import type { EmulatorRequest } from './request';
import type { Reply } from './reply';
import { json } from './reply';
import type { ForcedAnswer, Hold } from './faults';

type Body = Record<string, unknown>;

/** The control plane: everything the programmatic API does, over HTTP below `/emulator/`. */
export class Control {
  private readonly holds = new Map<string, Hold>();
  private nextHold = 1;

  constructor(private readonly emulator: Emulator) {}

  /** Answers a control request; a mistake in it is answered with HTTP 400 and its reason. */
  async handle(request: EmulatorRequest): Promise<Reply> {
    const command = this.commands()[`${request.method} ${request.path.slice('/emulator/'.length)}`];
    if (!command) return json({ error: `There is no control ${request.method} ${request.path}` }, 404);
    try {
      return json((await command({ ...request.query, ...bodyOf(request) })) ?? { ok: true });
    } catch (error) {
      return json({ error: error instanceof Error ? error.message : String(error) }, 400);
    }
  }

  private commands(): Record<string, ((body: Body) => unknown) | undefined> {
    const { emulator } = this;
    return {
      'POST reset': () => {
        this.holds.clear();
        emulator.reset();
      },
      'POST seed': (body) => emulator.seed(body.seed === 'demo' || body.seed === 'empty' ? body.seed : body),
      'GET messages': () => emulator.messages(),
      'GET requests': () => emulator.requests,
      'GET state': () => emulator.state,
      'GET settings': () => emulator.settings,
      'POST settings': (body) => {
        emulator.changeSettings(body);
        return emulator.settings;
      },
      'GET clock': () => ({ now: emulator.clock.now() }),
      'POST clock': (body) => this.clock(body),
      'POST fail': (body) => emulator.failNext(text(body, 'match'), forced(body)),
      'POST hold': (body) => this.hold(body),
      'POST release': (body) => this.release(body),
      'POST tokens/expire': () => emulator.expireAccessTokens(),
      'POST tokens/revoke-refresh': (body) => emulator.revokeRefreshTokens(optionalText(body, 'userId')),
      'GET qrcode': (body) => this.qrCode(text(body, 'qrcodeId')),
      ...this.wechatCommands(),
    };
  }

  private wechatCommands(): Record<string, (body: Body) => unknown> {
    const { wechat } = this.emulator;
    return {
      'POST wechat/login': (body) => wechat.login(actor(body)),
      'POST wechat/encrypt': (body) =>
        wechat.encrypt({
          ...actor(body),
          kind: body.kind === 'phone' ? 'phone' : 'userInfo',
          watermarkAppId: optionalText(body, 'watermarkAppId'),
          placeholder: body.placeholder === true,
        }),
      'POST wechat/phone-code': (body) => ({ code: wechat.phoneCode(actor(body)) }),
      'POST wechat/rotate-session-key': (body) => wechat.rotateSessionKey(actor(body)),
      'GET wechat/users': () => wechat.users,
      'GET wechat/mini-programs': () => wechat.miniPrograms,
    };
  }

  /** What scanning a QR code would read. */
  private qrCode(qrcodeId: string): { text: string } {
    const { qrCodes, userPoolId } = this.emulator.state;
    const code = qrCodes.find((each) => each.qrcodeId === qrcodeId);
    if (!code) throw new Error(`There is no QR code ${qrcodeId}.`);
    return { text: qrText(code, userPoolId) };
  }

  private clock(body: Body): { now: number } {
    const { clock } = this.emulator;
    if (body.set !== undefined) clock.set(numberOf(body, 'set'));
    if (body.advance !== undefined) clock.advance(numberOf(body, 'advance'));
    return { now: clock.now() };
  }

  private hold(body: Body): { id: string } {
    const id = String(this.nextHold++);
    const { when = 'before' } = body;
    if (when !== 'before' && when !== 'after') throw new Error('"when" is "before" or "after".');
    this.holds.set(id, this.emulator.hold(text(body, 'match'), when));
    return { id };
  }

  /** Lets the requests of one hold go on, or of all when no id is given; tells how many there were. */
  private release(body: Body): { released: number } {
    const id = optionalText(body, 'id');
    let released = 0;
    for (const [key, hold] of this.holds) {
      if (id !== undefined && id !== key) continue;
      released += hold.count;
      hold.release();
      this.holds.delete(key);
    }
    return { released };
  }
}

/** The fields of the body; a body that is no JSON object is refused, since ignoring it would look like success. */
function bodyOf({ body, problem }: EmulatorRequest): Body {
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  if (problem || (body !== undefined && !isObject)) throw new Error('The body must be a JSON object.');
  return isObject ? (body as Body) : {};
}

function actor(body: Body) {
  return {
    appId: optionalText(body, 'appId'),
    wechatUser: optionalText(body, 'user') ?? optionalText(body, 'wechatUser'),
  };
}

/** A forced answer is given beside `match`; values that cannot be sent are refused here, since they would fail only with the next request. */
function forced({ match: _match, ...answer }: Body): ForcedAnswer {
  const { status, headers, times, drop, delayMs } = answer;
  const among = (value: unknown, least: number, most: number) =>
    value === undefined || (Number.isInteger(value) && Number(value) >= least && Number(value) <= most);
  if (!among(status, 200, 599)) throw new Error('"status" is a number from 200 to 599.');
  if (!among(times, 1, 1e9)) throw new Error('"times" is a number from 1.');
  if (!among(delayMs, 0, 1e9)) throw new Error('"delayMs" is a number of ms.');
  if (drop !== undefined && drop !== 'before' && drop !== 'after')
    throw new Error('"drop" is "before" or "after".');
  for (const [name, value] of Object.entries(headers ?? {})) {
    validateHeaderName(name);
    validateHeaderValue(name, String(value));
  }
  return answer;
}

function optionalText(body: Body, name: string): string | undefined {
  const value = body[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw new Error(`"${name}" must be a text.`);
  return value;
}

function text(body: Body, name: string): string {
  const value = optionalText(body, name);
  if (value === undefined) throw new Error(`"${name}" is missing.`);
  return value;
}

function numberOf(body: Body, name: string): number {
  const value = Number(body[name]);
  if (!Number.isFinite(value)) throw new Error(`"${name}" must be a number of ms.`);
  return value;
}
