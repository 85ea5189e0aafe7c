// Start-up in the engines of phones, which are programs of their own: <engine> <name of the SDK> <its file>. Prints JSON. An iPhone runs mini
// programs in JavaScriptCore without its JIT compiler; V8 5.1 is that of Android phones of 2016. `npm run test:engines` installs them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { answers, createWx, parameters } from './phone.mjs';
import { sdks } from './sdks.mjs';

const node = join(import.meta.dirname, '../tools/engines/node_modules/node-v8-5.1/bin/node');

/** How each is started, and what its programs call. JavaScriptCore has no clock of CPU time. */
const engines = {
  JavaScriptCore: {
    command: ['/usr/bin/jsc', '--useJIT=false'],
    now: 'preciseTime() * 1000',
    evaluate: 'loadString',
    print: 'print',
  },
  'V8 5.1': {
    command: [node],
    now: '(function (usage) { return (usage.user + usage.system) / 1000; })(process.cpuUsage())',
    evaluate: "require('vm').runInThisContext",
    print: 'console.log',
  },
};

/** Names of the engines that are installed. */
export const installed = Object.keys(engines).filter((name) => existsSync(engines[name].command[0]));

function programOf({ now, evaluate, print }, name, file) {
  const inject = (id, code) =>
    `${evaluate}(${JSON.stringify(`define(${JSON.stringify(id)}, function (${parameters}) {${code}\n})`)})`;
  return `(function (global) {
    const answers = ${JSON.stringify(answers)};
    const wx = (${createWx})();
    const factories = {};
    global.wx = wx;
    global.define = (id, factory) => void (factories[id] = factory);
    function load(id) {
      const module = { exports: {} };
      factories[id]((name) => (name === '@tarojs/taro' ? wx : load(name)), module, module.exports);
      return module.exports;
    }
    const HOST = 'https://core.genauth.ai';
    const use = { ${asProperty('create', sdks[name].create)} };
    const now = () => ${now};
    ${inject('warm-up', 'exports.ready = true;')};
    load('warm-up');
    const begin = now();
    ${inject(name, readFileSync(file, 'utf8'))};
    use.create(load(${JSON.stringify(name)}));
    const total = now() - begin;
    ${print}(JSON.stringify({ total }));
  })((0, eval)('this'));`;
}

/** Text of a method or arrow function as a property. */
function asProperty(key, method) {
  const text = String(method);
  return text.startsWith(`${key}(`) ? text : `${key}: ${text}`;
}

const [engine, name, file] = process.argv.slice(2);
if (engine in engines) {
  const folder = mkdtempSync(join(tmpdir(), 'genauth-bench-'));
  const program = join(folder, 'program.js');
  writeFileSync(program, programOf(engines[engine], name, file));
  const [command, ...options] = engines[engine].command;
  const { status, stdout, stderr } = spawnSync(command, [...options, program], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(stderr || stdout);
  process.stdout.write(stdout);
}
