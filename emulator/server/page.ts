import type { EmulatorState } from '../state';

/** The page at `/`: says what this is, and what it is not. */
export function indexPage(state: EmulatorState, url: string): string {
  const app = state.apps[0];
  const program = state.wechat.miniPrograms[0];
  const rows: [string, string][] = [
    ['host', url],
    ['appId', app?.appId ?? ''],
    ['userPoolId', state.userPoolId],
    ['extIdpConnidentifier', program?.extIdpConnidentifier ?? ''],
    ['users', String(state.users.length)],
  ];
  const links = ['messages', 'requests', 'state', 'settings', 'clock', 'wechat/users'];
  return `<!doctype html>
<meta charset="utf-8">
<title>GenAuth emulator</title>
<style>
  body { font: 16px/1.6 system-ui, sans-serif; max-width: 42rem; margin: 3rem auto; padding: 0 1rem; }
  strong { background: #b00020; color: #fff; padding: .3rem .8rem; }
  td:first-child { padding-right: 2rem; color: #666; }
  code { font-family: ui-monospace, monospace; }
</style>
<h1>GenAuth emulator</h1>
<p><strong>NOT FOR PRODUCTION · 仅供开发测试，切勿用于生产环境</strong></p>
<p>A local GenAuth V3 for developing and testing mini programs. It checks no secrets and protects nothing.</p>
<table>${rows.map(([name, value]) => `<tr><td>${name}</td><td><code>${escape(value)}</code></td></tr>`).join('')}</table>
<p>Control plane: ${links.map((link) => `<a href="/emulator/${link}">${link}</a>`).join(' · ')}</p>
`;
}

function escape(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
