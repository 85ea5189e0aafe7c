import { startEmulator, type Emulator, type EmulatorOptions } from '../../emulator';

/**
 * An emulator for the tests of a file, which is started once. Before each test it is put into its initial state and handed to `prepare`,
 * which makes what the test needs beside it.
 */
export function useEmulator(
  prepare: (emulator: Emulator) => void | Promise<void>,
  options: EmulatorOptions = {},
): void {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator(options);
  });
  beforeEach(async () => {
    emulator.reset();
    await prepare(emulator);
  });
  afterAll(() => emulator.close());
}
