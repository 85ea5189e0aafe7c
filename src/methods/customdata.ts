import type { CustomData } from '../../types/common';
import type { Core } from '../session/core';
import { callAs } from '../session/authorized';
import { changeUser, readUser } from '../session/profile';
import type { Methods } from '../install';
import type { User } from '../user';

/** A custom profile field and its value. */
export interface UserDefinedData {
  key: string;
  /** Told by the value: end users cannot read how the console has defined the field. */
  dataType: 'STRING' | 'NUMBER' | 'BOOLEAN' | 'DATETIME' | 'OBJECT';
  value: unknown;
  /** Not part of the V3 API. */
  label?: string;
}

/**
 * Custom fields of the signed-in user, each defined in the console before. Texts, numbers, booleans, dates and objects come back as what
 * they were: a date travels as an ISO 8601 text in UTC with milliseconds, so a text of exactly that form comes back as a `Date`. All reject with
 * kind `session`, before any request, when signed out. `GET /api/v3/get-profile`, `POST /api/v3/update-profile`
 */
export interface CustomDataMethods {
  /** Reads all values that are set. */
  getUdfValue(): Promise<CustomData>;
  /**
   * Sets values, leaving the others as they are, and resolves to all that are set.
   *
   * @param data - not changed
   * @throws GenAuthError of kind `config` for an empty object
   */
  setUdfValue(data: CustomData): Promise<UserDefinedData[]>;
  /** Clears a value. */
  removeUdfValue(key: string): Promise<void>;
  /** Lists all values that are set. */
  listUdv(): Promise<UserDefinedData[]>;
  /** Sets one value and resolves to all that are set. */
  setUdv(key: string, value: unknown): Promise<UserDefinedData[]>;
  /** Clears one value and resolves to all that are set. */
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
    if (value === null || value === undefined) return;
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

export const customDataMethods: Methods<CustomDataMethods> = {
  getUdfValue() {
    return readUser(this).then(valuesOf);
  },

  setUdfValue(data) {
    if (!data || !Object.keys(data)[0]) throw this.configError('argument', 'data', '{ key: value }');
    return change(this, data);
  },

  removeUdfValue(key) {
    return change(this, { [key]: null }).then(() => {});
  },

  listUdv() {
    return readUser(this).then(listOf);
  },

  setUdv(key, value) {
    return change(this, { [key]: value });
  },

  removeUdv(key) {
    return change(this, { [key]: null });
  },
};
