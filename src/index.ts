export { AuthenticationClient } from './client';
export { errorCodes, GenAuthError, isGenAuthError } from './error';
export { version } from './version';
