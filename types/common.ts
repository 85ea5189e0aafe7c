/** Values of custom profile fields by key; every key must have been defined in the console. */
export type CustomData = { [key: string]: unknown };

/** `M` male, `F` female, `U` unknown. */
export type Gender = 'M' | 'F' | 'U';

/** How password fields of a request are encrypted: not at all (the default), or with a public key of `getSystemInfo`. */
export type PasswordEncryptType = 'none' | 'rsa' | 'sm2';

/** Which page of a list to read. */
export interface PageParams {
  /** Page number, from 1; 1 by default. */
  page?: number;
  /** Entries per page, 50 at most; 10 by default. */
  limit?: number;
}

/** One page of a list. */
export interface Page<Item> {
  /** How many entries there are on all pages. */
  totalCount: number;
  list: Item[];
}

/** A text in one language, which the console may have switched off. */
export interface LocalizedText {
  enabled: boolean;
  value: string;
}

/** A text in every language of the console. */
export interface LocalizedTexts {
  'zh-CN': LocalizedText;
  'en-US': LocalizedText;
  'zh-TW': LocalizedText;
  'ja-JP': LocalizedText;
}
