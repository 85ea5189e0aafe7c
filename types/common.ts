/** Values of custom profile fields by key; each key has to be defined in the console. */
export type CustomData = { [key: string]: unknown };

/** Gender: `M` male, `F` female, `U` unknown. */
export type Gender = 'M' | 'F' | 'U';

/** How the passwords of a request are encrypted: not at all (the default), or with a public key of `getSystemInfo`. */
export type PasswordEncryptType = 'none' | 'rsa' | 'sm2';

/** Which page of a list to read. */
export interface PageParams {
  /** Page number, from 1; 1 unless given. */
  page?: number;
  /** Entries per page, at most 50; 10 unless given. */
  limit?: number;
}

/** One page of a list. */
export interface Page<Item> {
  /** Number of entries on all pages. */
  totalCount: number;
  /** The entries of this page. */
  list: Item[];
}

/** A text in one language. */
export interface LocalizedText {
  /** Whether the console has enabled this language. */
  enabled: boolean;
  /** The text. */
  value: string;
}

/** A text in every language of the console. */
export interface LocalizedTexts {
  /** Simplified Chinese. */
  'zh-CN': LocalizedText;
  /** English. */
  'en-US': LocalizedText;
  /** Traditional Chinese. */
  'zh-TW': LocalizedText;
  /** Japanese. */
  'ja-JP': LocalizedText;
}
