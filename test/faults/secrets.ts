import { samples } from '../contract/fixtures';
import { values } from './values';

const names = /token|code$|password|phone|secret|totp|encryptedData|^iv$|ticket/i;
/** Fields that the pattern finds although they are no secrets. */
const open = /countryCode|encryptType|postalCode|device/i;

function strings(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return names.test(name) && !open.test(name) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, inner]) =>
    strings(inner, Array.isArray(value) ? name : field),
  );
}

/** What the answers of a failing server hold beside their message. */
export const secretsOfAnswers = {
  access_token: 'access-token-in-an-answer',
  refresh_token: 'refresh-token-in-an-answer',
  phone: '13700137000',
  password: 'password in an answer',
};

/** What an answer holds that asks for a second factor. */
export const secretOfStep = { mfaToken: 'mfa-token-in-an-answer' };

/** What must not be readable in an error, nor be printed: everything secret that calls and answers hold, and the session's tokens. */
export function secretsWith(record: string): string[] {
  const { tokens } = JSON.parse(record) as { tokens: { [name: string]: string } };
  const all = [
    ...strings(samples),
    ...strings(values),
    ...Object.values({ ...secretsOfAnswers, ...secretOfStep }),
    ...['accessToken', 'idToken', 'refreshToken'].map((name) => String(tokens[name])),
  ];
  // Shorter ones stand in many texts by chance.
  return [...new Set(all)].filter((secret) => secret.length >= 6);
}
