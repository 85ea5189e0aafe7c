// Loaded before a script of the documentation: what it sends to the public host goes to the emulator, and a server of it gets a free
// port and tells the test which.
/* global Request */
import { Server } from 'node:net';

const publicHost = /^https:\/\/[\w-]+\.(genauth\.ai|authing\.cn)(?=\/|$)/;
const { fetch } = globalThis;
globalThis.fetch = (target, options) => {
  const { url } = new Request(target, options);
  if (!publicHost.test(url)) return fetch(target, options);
  const address = url.replace(publicHost, process.env.GENAUTH_HOST);
  return fetch(target instanceof Request ? new Request(address, target) : address, options);
};

const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  this.once('listening', () => process.send?.({ port: this.address().port }));
  return listen.call(this, typeof port === 'object' ? { ...port, port: 0 } : 0, ...rest);
};
// The channel to the test must not keep a script alive that has nothing left to do.
process.channel?.unref();
