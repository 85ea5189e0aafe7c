import type { PlatformCallbacks } from '../../src';
import { grace } from '../../src/platform/call';
import { failing } from './exceptions';
import { same, testFaults, type Fault } from './matrix';
import { answering } from './phone';
import type { Uses } from './row';
import { useStage } from './stage';

const stage = useStage();

/** A function of `wx` that fails, throws, is missing or calls back with unusable data; and kind and code that the call rejects with. */
interface Misbehaviour {
  readonly name: string;
  readonly behaviour: ((options: PlatformCallbacks<never>) => unknown) | undefined;
  readonly rejects: readonly [kind: string, code: number];
  readonly patience?: number;
}

const config = ['config', -4] as const;
const cancel = ['cancel', -5] as const;
const network = ['network', -1] as const;

const failingAs = (errMsg: string, errno?: number) => (options: PlatformCallbacks<never>) =>
  options.fail?.(errno === undefined ? { errMsg } : { errMsg, errno });

const succeedingWith = (result: unknown) => (options: PlatformCallbacks<never>) =>
  (options.success as ((result: unknown) => void) | undefined)?.(result);

function throwing(): never {
  throw new Error('not now');
}

/** A column for each of these failures, whose rows are the calls that use the function. */
function faultsOf(api: Uses, misbehaviours: readonly Misbehaviour[]): Fault[] {
  return misbehaviours.map(({ name, behaviour, rejects: [kind, code], patience }) => ({
    name: `wx.${api} ${name}`,
    reaches: (row) => row.uses?.includes(api) ?? false,
    wx: () => ({ [api]: behaviour }),
    patience,
    expected: (row) => failing(row, kind, code),
  }));
}

/** The same for all functions that ask the user, and for `wx.login`. */
function common(api: Uses): Misbehaviour[] {
  return [
    { name: 'is missing', behaviour: undefined, rejects: config },
    { name: 'fails with errno 104', behaviour: failingAs(`${api}:fail`, 104), rejects: cancel },
    { name: 'fails with errno 112', behaviour: failingAs(`${api}:fail`, 112), rejects: config },
    {
      name: 'fails because it is not declared in the privacy guidelines',
      behaviour: failingAs(`${api}:fail api scope is not declared in the privacy agreement`, 112),
      rejects: config,
    },
    { name: 'is cancelled', behaviour: failingAs(`${api}:fail cancel`), rejects: cancel },
    {
      name: 'is cancelled twice',
      behaviour: (options) => {
        options.fail?.({ errMsg: `${api}:fail cancel` });
        options.fail?.({ errMsg: `${api}:fail` });
      },
      rejects: cancel,
    },
    { name: 'is denied', behaviour: failingAs(`${api}:fail auth deny`), rejects: cancel },
    { name: 'fails with errno 5', behaviour: failingAs(`${api}:fail`, 5), rejects: ['timeout', -2] },
    { name: 'fails without a network', behaviour: failingAs(`${api}:fail net::ERR`), rejects: network },
  ];
}

const login: Misbehaviour[] = [
  ...common('login'),
  {
    name: 'calls nothing back',
    behaviour: () => undefined,
    rejects: ['timeout', -2],
    patience: 10_000 + grace,
  },
  { name: 'fails without a reason', behaviour: failingAs('login:fail'), rejects: network },
  { name: 'throws', behaviour: throwing, rejects: network },
  { name: 'brings no code', behaviour: succeedingWith({ errMsg: 'login:ok' }), rejects: network },
  { name: 'brings nothing', behaviour: succeedingWith(undefined), rejects: network },
  {
    name: 'brings a made-up code',
    behaviour: succeedingWith({ code: 'the code is a mock one' }),
    rejects: config,
  },
];

// Without chooseMedia the SDK uses chooseImage, which the phones of this file do not have.
const chooser: Misbehaviour[] = [
  ...common('chooseMedia'),
  { name: 'throws', behaviour: throwing, rejects: config },
  { name: 'brings nothing', behaviour: succeedingWith(undefined), rejects: config },
  { name: 'brings no picture', behaviour: succeedingWith({ tempFiles: [] }), rejects: config },
  {
    name: 'brings a picture that is gone',
    behaviour: succeedingWith({ tempFiles: [{ tempFilePath: 'wxfile://gone.png' }] }),
    rejects: config,
  },
];

const scanner: Misbehaviour[] = [
  ...common('scanCode'),
  { name: 'throws', behaviour: throwing, rejects: config },
  { name: 'brings nothing', behaviour: succeedingWith(undefined), rejects: config },
  { name: 'reads an address', behaviour: succeedingWith({ result: 'https://example.com' }), rejects: config },
  { name: 'reads null', behaviour: succeedingWith({ result: 'null' }), rejects: config },
];

const upload: Misbehaviour[] = [
  {
    name: 'does not find the file',
    behaviour: failingAs('uploadFile:fail file not found'),
    rejects: config,
  },
];

const picture = { wx: () => ({ chooseMedia: undefined, chooseImage: choosing }) };

function choosing(options: PlatformCallbacks<{ tempFilePaths: string[] }>): void {
  options.success?.({ tempFilePaths: [stage.filePath] });
}

const twice: Fault[] = (['login', 'chooseMedia', 'scanCode'] as const).map((api) => ({
  name: `wx.${api} calls back twice`,
  reaches: (row) => row.uses?.includes(api) ?? false,
  wx: (of) => {
    const once = answering(of)[api];
    return {
      [api]: (options: PlatformCallbacks<object>) => {
        const both = (result: object) => {
          options.success?.(result);
          options.success?.(result);
        };
        once({ ...options, success: both });
      },
    };
  },
  expected: () => same,
}));

testFaults(stage, 'platform', [
  ...faultsOf('login', login),
  ...faultsOf('chooseMedia', chooser),
  ...faultsOf('scanCode', scanner),
  ...faultsOf('uploadFile', upload),
  ...twice,
  {
    ...picture,
    name: 'there is wx.chooseImage instead of wx.chooseMedia',
    reaches: (row) => row.uses?.includes('chooseMedia') ?? false,
    expected: () => same,
  },
]);
