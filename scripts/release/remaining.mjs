import { readManifest } from './repository.mjs';

/** What only a person can do, in order. */
export function remaining(root) {
  const { name, version, publishConfig } = readManifest(root);
  const tag = `v${version}`;
  const distTag = publishConfig.tag ?? 'latest';
  return `
Ready: ${name} ${version}. What is left:

  1. On a phone: open the example with WeChat DevTools (Tools → Build npm, then Preview), sign in with WeChat and with the phone number.
  2. git tag -a ${tag} -m "${name} ${version}"
  3. git push origin HEAD ${tag}
  4. npm whoami                     (log in with an account that may publish ${name})
  5. npm publish                    (builds anew; publishConfig has the tag "${distTag}")
  6. npm view ${name} dist-tags     ("${distTag}" is ${version}${distTag === 'next' ? ', "latest" is what it was' : ''})
  7. In an empty folder: npm init -y && npm install ${name}@${distTag} && npx genauth-emulator
  8. Publish a release of ${tag} with its part of CHANGELOG.md.`;
}
