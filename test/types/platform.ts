/// <reference types="miniprogram-api-typings" />
import { AuthenticationClient, type Platform } from '../../src';

// The real `wx` fits the interface that other hosts implement.
export const platform: Platform = wx;
export const client = new AuthenticationClient({ appId: 'GEN_AUTH_APP_ID', platform: wx });

// @ts-expect-error a host without requests is none
export const none: Platform = {};
