const SECRET =
  /token|secret|password|authorization|^code$|phonecode|passcode|^iv$|encrypteddata|signature|verificationcode|recoverycode|cookie/i;
const SHOWN = 6;

/** The same with tokens, codes and passwords cut short, for a screen that others may see. */
export function mask(value: unknown, name = ''): unknown {
  if (typeof value === 'string') {
    const parsed = parse(value);
    if (parsed !== undefined) return mask(parsed, name);
    if (SECRET.test(name)) return hide(value);
    return value.replace(/\b(eyJ[\w-]{4})[\w-]*\.[\w-]+\.[\w-]+/g, '$1…');
  }
  if (Array.isArray(value)) return value.map((each) => mask(each, name));
  if (typeof value !== 'object' || value === null) return value;
  if ('content' in value && value.content instanceof Uint8Array) return `${value.content.length} bytes`;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mask(each, key)]));
}

function hide(text: string): string {
  const [scheme = '', rest] = text.startsWith('Bearer ')
    ? ['Bearer ', text.slice('Bearer '.length)]
    : ['', text];
  return `${scheme}${(rest ?? '').slice(0, SHOWN)}…`;
}

/** JSON and forms are shown by field, so that their secrets are masked as well. */
function parse(text: string): unknown {
  if (/^[{[]/.test(text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return undefined;
    }
  }
  return /^[\w.%-]+=\S*$/.test(text) ? Object.fromEntries(new URLSearchParams(text)) : undefined;
}
