// Uses nothing new: it has to run on the versions that it complains about.
const oldest = 20;

/** What to tell a developer whose Node is too old for a command; `undefined` when it is not. */
export function complaintOf(command: string): string | undefined {
  const major = Number(process.versions.node.split('.')[0]);
  return major < oldest ? `${command} needs Node ${oldest} or later; this is ${process.version}.` : undefined;
}
