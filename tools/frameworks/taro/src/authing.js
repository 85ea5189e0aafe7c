import { AuthenticationClient } from 'authing-wxapp-sdk';
import config from './config.js';

export const authing = new AuthenticationClient(config);
