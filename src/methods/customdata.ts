import type { CustomData } from '../../types/common';
import { requireTexts } from '../arguments';
import type { Methods } from '../install';
import { isObject } from '../plain';
import { callAs } from '../session/authorized';
import type { Core } from '../session/core';
import { changeUser, readUser } from '../session/profile';
import type { User } from '../user';

/** A custom profile field and its value. */
export interface UserDefinedData {
  /** Name of the field, as defined in the console. */
  key: string;
  /** Derived from the value, because end users cannot read how the console defines the field. */
  dataType: 'STRING' | 'NUMBER' | 'BOOLEAN' | 'DATETIME' | 'OBJECT';
  /** A string, number, boolean, `Date` or plain object, according to `dataType`. */
  value: unknown;
  /** Always absent: the V3 API does not return the label of a field. */
  label?: string;
}

/**
 * Reads and writes the custom fields of the signed-in user, each of which has to be defined in the console first. Strings, numbers,
 * booleans, dates and objects are returned as they were set: a date is stored as an ISO 8601 string in UTC with milliseconds, so a string
 * of exactly that form is returned as a `Date`.
 */
export interface CustomDataMethods {
  /**
   * Reads the custom fields of the user that have a value, and updates the stored user.
   * `GET /api/v3/get-profile`
   *
   * @returns the values by key; `{}` when none is set, or when the scope lacks `extended_fields`
   * @throws GenAuthError of kind `session`, before any request, when signed out
   * @example
   * const { school } = await authing.getUdfValue();
   * console.log(school || 'not set');
   */
  getUdfValue(): Promise<CustomData>;
  /**
   * Sets several custom fields and leaves the others as they are. Listeners of `onAuthStateChange` are called with `userUpdated`.
   * `POST /api/v3/update-profile`, `GET /api/v3/get-profile`
   *
   * @param data - values by key, at least one; `null` clears a field; the object is not modified
   * @returns all fields that have a value afterwards
   * @throws GenAuthError of kind `config` for an object without a value; `api` (400) for a field that the console does not define; `session`, before
   * any request, when signed out
   * @example
   * const fields = await authing.setUdfValue({ school: 'Tsinghua', birthday: new Date('2001-09-01') });
   * console.log(fields.map(({ key, dataType }) => `${key}: ${dataType}`));
   */
  setUdfValue(data: CustomData): Promise<UserDefinedData[]>;
  /**
   * Clears a custom field. Listeners of `onAuthStateChange` are called with `userUpdated`.
   * `POST /api/v3/update-profile`, `GET /api/v3/get-profile`
   *
   * @param key - name of the field
   * @returns nothing, once the field is cleared
   * @throws GenAuthError of kind `config` for an empty `key`; `api` (400) for a field that the console does not define; `session`, before any
   * request, when signed out
   * @example
   * await authing.setUdfValue({ school: 'Tsinghua' });
   * await authing.removeUdfValue('school');
   */
  removeUdfValue(key: string): Promise<void>;
  /**
   * Lists the custom fields of the user that have a value, and updates the stored user.
   * `GET /api/v3/get-profile`
   *
   * @returns the fields with their types; `[]` when none is set, or when the scope lacks `extended_fields`
   * @throws GenAuthError of kind `session`, before any request, when signed out
   * @example
   * for (const { key, value } of await authing.listUdv()) console.log(key, value);
   */
  listUdv(): Promise<UserDefinedData[]>;
  /**
   * Sets one custom field and leaves the others as they are. Listeners of `onAuthStateChange` are called with `userUpdated`.
   * `POST /api/v3/update-profile`, `GET /api/v3/get-profile`
   *
   * @param key - name of the field
   * @param value - a string, number, boolean, `Date` or plain object; `null` clears the field
   * @returns all fields that have a value afterwards
   * @throws GenAuthError of kind `config` for an empty `key` or without `value`; `api` (400) for a field that the console does not define;
   * `session`, before any request, when signed out
   * @example
   * const fields = await authing.setUdv('level', 4);
   * console.log(fields.length);
   */
  setUdv(key: string, value: unknown): Promise<UserDefinedData[]>;
  /**
   * Clears one custom field. Listeners of `onAuthStateChange` are called with `userUpdated`.
   * `POST /api/v3/update-profile`, `GET /api/v3/get-profile`
   *
   * @param key - name of the field
   * @returns the fields that still have a value
   * @throws GenAuthError of kind `config` for an empty `key`; `api` (400) for a field that the console does not define; `session`, before any
   * request, when signed out
   * @example
   * await authing.setUdv('level', 4);
   * const rest = await authing.removeUdv('level');
   * console.log(rest.length);
   */
  removeUdv(key: string): Promise<UserDefinedData[]>;
}

// What `Date.toJSON` writes.
const isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** The values that are set, by key. */
function valuesOf(user: User): CustomData {
  const stored = user.customData || {};
  const values: CustomData = {};
  Object.keys(stored).forEach(function (key) {
    const value = stored[key];
    if (value === null) return;
    values[key] = typeof value === 'string' && isoDate.test(value) ? new Date(value) : value;
  });
  return values;
}

function listOf(user: User): UserDefinedData[] {
  const values = valuesOf(user);
  return Object.keys(values).map(function (key) {
    const value = values[key];
    const dataType = value instanceof Date ? 'DATETIME' : (typeof value).toUpperCase();
    // JSON has no other types.
    return { key, dataType: dataType as UserDefinedData['dataType'], value };
  });
}

function change(core: Core, customData: CustomData): Promise<UserDefinedData[]> {
  return changeUser(core, (mark) => callAs(core, mark, 'updateProfile', { customData })).then(listOf);
}

function changeOne(core: Core, key: string, value: unknown): Promise<UserDefinedData[]> {
  requireTexts(core.options, { key });
  // JSON would leave it out, and nothing would be changed.
  if (value === undefined) throw core.configError('empty', 'value');
  return change(core, { [key]: value });
}

export const customDataMethods: Methods<CustomDataMethods> = {
  getUdfValue() {
    return readUser(this).then(valuesOf);
  },

  setUdfValue(data) {
    if (!isObject(data) || Object.keys(data).every((key) => data[key] === undefined))
      throw this.configError('argument', 'data', '{ key: value }');
    return change(this, data);
  },

  removeUdfValue(key) {
    return changeOne(this, key, null).then(() => {});
  },

  listUdv() {
    return readUser(this).then(listOf);
  },

  setUdv(key, value) {
    return changeOne(this, key, value);
  },

  removeUdv(key) {
    return changeOne(this, key, null);
  },
};
