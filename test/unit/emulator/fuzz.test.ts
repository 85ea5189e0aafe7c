// Random requests, the same ones every time: `EMULATOR_FUZZ` is how many, and `EMULATOR_FUZZ_SEED` begins elsewhere, as in
// `EMULATOR_FUZZ=100000 EMULATOR_FUZZ_SEED=2 npx jest test/unit/emulator/fuzz`.
import { Agent, request as send } from 'node:http';
import { startEmulator, type Emulator } from '../../../emulator';
import { Chance } from './chance';
import { Client, zihang } from './http';
import { randomRequest, type RandomRequest } from './randomrequest';

const count = Number(process.env.EMULATOR_FUZZ ?? 20_000);
const seed = Number(process.env.EMULATOR_FUZZ_SEED ?? 1);

let emulator: Emulator;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(async () => {
  agent.destroy();
  await emulator.close();
});

interface RawAnswer {
  status: number;
  type: string;
  text: string;
}

function exchange({ method, path, headers, body }: RandomRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(emulator.url);
  return new Promise((resolve, reject) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) };
    const outgoing = send(
      { hostname, port, method, path, agent, headers: { ...headers, ...length } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            type: answer.headers['content-type'] ?? '',
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Paths that answer without envelope when they succeed. */
const bare = /^\/(oidc|mfa)\/|^\/api\/v3\/system$|^\/api\/v2\/oidc\//;

/** What is wrong with an answer; `undefined` when it is an envelope, an OAuth error, or what a bare path answers. */
function faultOf(path: string, { status, type, text }: RawAnswer): string | undefined {
  if (status >= 500) return `HTTP ${status}`;
  if (status === 200 && /^image\//.test(type)) return undefined;
  if (!type.startsWith('application/json')) return `content type "${type}"`;
  const body = JSON.parse(text) as Record<string, unknown> | null;
  if (typeof body !== 'object' || body === null) return 'no object';
  if (typeof body.error === 'string' && status >= 400) return undefined;
  if (typeof body.statusCode === 'number' || typeof body.code === 'number') return undefined;
  return status === 200 && bare.test(path) ? undefined : 'neither an envelope nor an OAuth error';
}

/** HTTP status, and the finest code in the body. */
function outcomeOf({ status, text }: RawAnswer): string {
  const code = /"apiCode":(\d+)/.exec(text) ?? /"statusCode":(\d+)/.exec(text) ?? /"code":(\d+)/.exec(text);
  return `HTTP ${status}, ${code?.[1] ?? 'bare'}`;
}

/** Changes the world between the requests, within what settings and clock allow. */
async function stir(chance: Chance): Promise<string> {
  emulator.reset();
  emulator.changeSettings({
    rotateRefreshTokens: chance.happens(0.5),
    opaqueTokens: chance.happens(0.3),
    tokenAlgorithm: chance.pick(['RS256', 'HS256']),
    lifetimeField: chance.pick(['both', 'none']),
    passCode: chance.pick([null, '123456']),
    signUp: chance.happens(0.8),
    maxUploadBytes: chance.pick([3, 1000]),
    accessTokenLifetime: chance.pick([7200, 7200, 3_000_000_000, 0]),
  });
  emulator.clock.set(chance.pick([0, Date.UTC(2026, 0, 1), Date.UTC(9999, 11, 30)]));
  const client = new Client(emulator);
  const { access_token: token } = await client.signIn(zihang);
  emulator.changeSettings({
    signInStep: chance.pick(['none', 'none', 'mfa', 'captcha', 'first-reset', 'bind']),
    tokenEndpointAuthMethod: chance.pick(['none', 'none', 'client_secret_post', 'client_secret_basic']),
  });
  return token;
}

test(
  `${count} random requests are all answered in the form of the service, and recorded`,
  async () => {
    const chance = new Chance(seed);
    const faults: string[] = [];
    const outcomes = new Map<string, number>();
    let token = '';
    for (let index = 0; index < count; index += 1) {
      if (index % 100 === 0) token = await stir(chance);
      const before = emulator.requests.length;
      const request = randomRequest(chance, token);
      const answer = await exchange(request);
      const outcome = outcomeOf(answer);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      const recorded = emulator.requests.slice(before);
      const path = recorded[0]?.path ?? '';
      const fault =
        recorded.length !== 1 ||
        recorded[0]?.status !== answer.status ||
        recorded[0].method !== request.method
          ? `recorded as ${JSON.stringify(recorded.map((each) => each.status))}`
          : faultOf(path, answer);
      if (fault)
        faults.push(
          `${index}: ${request.method} ${request.path.slice(0, 200)} ${request.body.slice(0, 300)} → ${fault}: ${answer.text.slice(0, 300)}`,
        );
    }
    expect(faults).toEqual([]);
    // Chance finds its way into handlers as well, not only to the refusals in front of them.
    expect(outcomes.get('HTTP 200, 200')).toBeGreaterThan(count / 10);
    for (const code of ['400', '403', '404', '2004', '2020'])
      expect([...outcomes.keys()].some((outcome) => outcome.endsWith(`, ${code}`))).toBe(true);
  },
  20_000 + count * 50,
);
