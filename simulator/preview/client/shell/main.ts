import { provideBuffer } from '../node/buffer';
import type { Bundle, ServerInfo } from '../../shared/protocol';
import { Device } from './device';
import { h } from './dom';
import { Emulator } from './emulator';
import { Logs } from './logs';
import { Workbench } from './workbench';
import { problemsView } from './problems';
import { Run } from './run';
import { Settings } from './settings';

async function start(): Promise<void> {
  const settings = new Settings();
  const [info, bundle] = await Promise.all([load<ServerInfo>('info'), load<Bundle>('bundle')]);
  const logs = new Logs();
  const emulator = new Emulator(info.emulator);
  let run: Run | undefined = undefined as Run | undefined;
  const device = new Device(
    {
      back: () => run?.screen?.back(),
      home: () => run?.screen?.home(),
      selectTab: (path) => run?.screen?.selectTab(path),
      close: () => run?.launch(),
    },
    (path) => `/project${path}`,
  );
  run = new Run(info, bundle, device, settings, logs);
  const workbench = new Workbench(run, device, emulator, settings, logs);
  document.body.append(workbench.element);
  open(run, bundle, device, settings);
  follow(run, device, settings, logs);
  // Another page in the address starts the mini program there.
  window.addEventListener('hashchange', () => run?.launch());
  void emulator.refresh();
}

/** Starts the mini program, or says why it cannot be. */
function open(run: Run, bundle: Bundle, device: Device, settings: Settings): void {
  document.querySelector('.problems')?.remove();
  run.bundle = bundle;
  if (bundle.problems.length === 0) {
    run.launch();
    return;
  }
  const view = problemsView(bundle.problems, settings, () => {
    view.remove();
    run.launch();
  });
  device.lay(view);
}

/** Starts again whenever a file of the project has changed. */
function follow(run: Run, device: Device, settings: Settings, logs: Logs): void {
  const changes = new EventSource('/preview/changes');
  changes.onmessage = () =>
    void load<Bundle>('bundle').then(
      (bundle) => open(run, bundle, device, settings),
      (error: unknown) => logs.add('error', [error]),
    );
}

async function load<Value>(what: string): Promise<Value> {
  const answer = await fetch(`/preview/${what}.json`);
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Value;
}

provideBuffer();
start().catch((error: unknown) => document.body.append(h('pre.failure', {}, String(error))));
