// npm ci, and npm install in this folder, end with this (the script `dependencies` of package.json, which npm runs for no installed
// package): one line where Node is too old for what comes next.
import { complaint } from './build/node-version.mjs';

const problem = complaint(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
}
