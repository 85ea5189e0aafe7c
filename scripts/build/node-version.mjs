// Stands alone and uses nothing new: it has to run on the versions that it complains about.
const OLDEST = 20;

/** What to tell a developer whose Node is too old; `undefined` when it is not. */
export function complaint(version) {
  return Number(version.split('.')[0]) < OLDEST
    ? 'This repository needs Node ' + OLDEST + ' or later; this is Node ' + version + '.'
    : undefined;
}
