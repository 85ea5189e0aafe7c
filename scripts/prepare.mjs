// npm ci, and npm install in this folder, end with this: one line where Node is too old for what comes next. Apps that install the package
// from a registry do not run it.
import { complaint } from './build/node-version.mjs';

const problem = complaint(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
}
