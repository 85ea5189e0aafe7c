// Checks that run one after another outside jest: what each is called and whether it holds, and how many did.
import console from 'node:console';

export class Report {
  passed = 0;
  failed = 0;

  /** Runs one check and prints its title, with what it threw. The next ones run either way. */
  async check(title, run) {
    const start = Date.now();
    try {
      await run();
      this.passed += 1;
      console.log(`  ✓ ${title} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
    } catch (error) {
      this.failed += 1;
      console.log(`  ✗ ${title}\n${error.stack}`);
    }
  }

  /** Prints the counts, and returns what the process has to exit with. */
  end() {
    console.log(`\n${this.passed} passed, ${this.failed} failed`);
    return this.passed > 0 && this.failed === 0 ? 0 : 1;
  }
}
