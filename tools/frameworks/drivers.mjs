// How a test finds its way in each framework's build: what the first page shows, and the taps on its two buttons.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const phonePage = 'pages/phone/phone';

/** A page written by hand has its own handlers, and its component is placed by its tag. */
const native = {
  shown: (page) => page.data.userId || page.data.message || 'signed out',
  about: (page) => page.fire('onAbout'),
  signOut: (page, { realm }) =>
    realm.place('sign-out-button', { in: page, on: { signedout: 'onSignedOut' } }).fire('onTap'),
  aboutShown: (page) => page.data.id,
  tapPhone: (page, app, detail) => page.fire('onPhone', detail),
  phoneShown: (page) => page.data.message,
};

/** uni-app numbers what the template shows and binds: which key is which stands in the WXML it builds. */
const uniApp = {
  shown: (page, app) => page.data[app.find(/<text>\{\{(\w+)\}\}/)],
  about: (page, app) => page.fire(page.data[app.find(/bindtap="\{\{(\w+)\}\}">About/)]),
  signOut: (page, app) => {
    // `__l` is how a component of uni-app finds the page around it.
    const on = { signedOut: page.data[app.find(/bindsignedOut="\{\{(\w+)\}\}"/)], __l: '__l' };
    const properties = { 'u-i': app.find(/u-i="([^"]+)"/) };
    const button = app.realm.place('sign-out-button', { in: page, on, properties });
    return button.fire(button.data[app.find(/bindtap="\{\{(\w+)\}\}"/, 'components/SignOutButton')]);
  },
  aboutShown: (page, app) => page.data[app.find(/<text>\{\{(\w+)\}\}/, 'pages/about/about')],
  tapPhone: (page, app, detail) =>
    page.fire(page.data[app.find(/bindgetphonenumber="\{\{(\w+)\}\}"/, phonePage)], detail, {
      type: 'getphonenumber',
    }),
  phoneShown: (page, app) => page.data[app.find(/<text>\{\{(\w+)\}\}/, phonePage)],
};

/** Taro keeps the elements in the data of the page, and one handler takes the events of all of them. */
const taro = {
  shown: (page) => elementOf(page, 'state')?.cn[0].v,
  about: (page) => page.fire('eh', {}, { id: 'about' }),
  signOut: (page) => page.fire('eh', {}, { id: 'sign-out' }),
  aboutShown: (page) => elementOf(page, 'state')?.cn[0].v,
  tapPhone: (page, app, detail) => page.fire('eh', detail, { id: 'phone', type: 'getphonenumber' }),
  phoneShown: (page) => elementOf(page, 'state')?.cn?.[0]?.v,
};

function elementOf(page, id, elements = page.data.root.cn) {
  for (const element of elements) {
    const found = element.uid === id ? element : elementOf(page, id, element.cn ?? []);
    if (found) return found;
  }
  return undefined;
}

export const drivers = { native, 'uni-app': uniApp, taro };

/** What stands at the place of the group in the WXML of a page or component that was built. */
export function finder(root) {
  return (pattern, path = 'pages/index/index') => {
    const match = pattern.exec(readFileSync(join(root, `${path}.wxml`), 'utf8'));
    if (!match) throw new Error(`${path}.wxml has nothing like ${pattern}`);
    return match[1];
  };
}
