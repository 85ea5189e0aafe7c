import type { Reply } from '../server/reply';
import type { EmulatorRequest } from '../server/request';
import { settingKinds } from '../settings';
import type { EmulatorState } from '../state';
import { pageScript } from './script';
import { pageStyle } from './style';
import { languageOf, pageTexts } from './texts';
import type { PageLanguage, PageTexts } from './texts';

/** The control page at `/`: what the emulator has received and knows, and switches for it. Its data comes from the control plane. */
export function controlPage(request: EmulatorRequest, state: EmulatorState, url: string): Reply {
  const language = languageOf(request.query.lang, request.headers['accept-language']);
  const texts = pageTexts[language];
  const data = JSON.stringify({ language, texts, kinds: settingKinds });
  const body = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(texts.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
${heading(language, texts)}
<main>
<noscript class="wide">${escape(texts.noScript)}</noscript>
<div role="alert" id="alert"></div>
${section('connection', texts, connection(state, url))}
${section('clock', texts, '')}
${section('codes', texts, '', 'wide')}
${section('users', texts, '', 'wide')}
${section('sessions', texts, '', 'wide')}
${section('requests', texts, '', 'wide')}
${section('settings', texts, '', 'wide')}
</main>
<script type="application/json" id="data">${data.replaceAll('<', '\\u003c')}</script>
<script>${pageScript}</script>
</body>
</html>
`;
  return { status: 200, headers, body };
}

const headers = {
  'content-type': 'text/html; charset=utf-8',
  // The page has no external assets; this also blocks any that injected markup would load.
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'",
  vary: 'accept-language',
};

function heading(language: PageLanguage, texts: PageTexts): string {
  const link = (to: PageLanguage, name: string) =>
    `<a href="?lang=${to}" hreflang="${to}" lang="${to}"${to === language ? ' aria-current="true"' : ''}>${name}</a>`;
  return `<header>
<h1>${escape(texts.title)}</h1>
<span class="warning">NOT FOR PRODUCTION · 切勿用于生产环境</span>
<nav>${link('zh-CN', '中文')}${link('en-US', 'English')}</nav>
<p>${escape(texts.intro)}</p>
</header>`;
}

function section(name: keyof PageTexts['sections'], texts: PageTexts, content: string, kind = ''): string {
  return `<section id="${name}" class="${kind}"><h2>${escape(texts.sections[name])}</h2><div>${content}</div></section>`;
}

function connection(state: EmulatorState, url: string): string {
  const rows: [string, string][] = [
    ['host', url],
    ['appId', state.apps[0]?.appId ?? ''],
    ['userPoolId', state.userPoolId],
    ['extIdpConnidentifier', state.wechat.miniPrograms[0]?.extIdpConnidentifier ?? ''],
  ];
  const cells = rows.map(
    ([name, value]) => `<tr><td class="dim">${name}</td><td><code>${escape(value)}</code></td></tr>`,
  );
  return `<table>${cells.join('')}</table>`;
}

function escape(value: string): string {
  return value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
