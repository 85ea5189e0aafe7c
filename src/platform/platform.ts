import type { UploadProgress } from '../../types/profile';

/** What every callback-style function of WeChat reports on failure. */
export interface PlatformFailure {
  errMsg?: string;
  errno?: number;
  errCode?: number;
}

/** The callbacks of a WeChat function; `Result` is what `success` receives. */
export interface PlatformCallbacks<Result> {
  success?: (result: Result) => void;
  fail?: (failure: PlatformFailure) => void;
}

/** A running request or upload. */
export interface PlatformTask {
  abort?(): void;
  onProgressUpdate?(listener: (event: UploadProgress) => void): void;
}

/** What `request` and `uploadFile` pass to `success`. */
export interface PlatformResponse {
  statusCode: number;
  data: unknown;
  header?: unknown;
}

/** What the SDK passes to `request`. */
export interface PlatformRequestOptions extends PlatformCallbacks<PlatformResponse> {
  url: string;
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  data?: string;
  header?: { [name: string]: string };
  timeout?: number;
}

/** What the SDK passes to `uploadFile`. */
export interface PlatformUploadOptions extends PlatformCallbacks<PlatformResponse> {
  url: string;
  filePath: string;
  name: string;
  header?: { [name: string]: string };
  formData?: { [name: string]: string };
  timeout?: number;
}

/**
 * The part of a mini program platform that the SDK uses: the callback-style functions of WeChat's `wx`, each looked up when it is
 * called. `wx` itself fits, so do `uni`, `Taro` and the objects of other vendors; only `request` is indispensable.
 */
export interface Platform {
  request(options: PlatformRequestOptions): PlatformTask | void;
  uploadFile?(options: PlatformUploadOptions): PlatformTask | void;
  login?(options: { timeout?: number } & PlatformCallbacks<{ code: string }>): void;
  getStorageSync?(key: string): unknown;
  setStorageSync?(key: string, value: string): void;
  removeStorageSync?(key: string): void;
  /** Base library 2.25.0. */
  batchGetStorageSync?(keys: string[]): unknown[];
  getStorage?(options: { key: string; encrypt?: boolean } & PlatformCallbacks<{ data: unknown }>): void;
  setStorage?(options: { key: string; data: string; encrypt?: boolean } & PlatformCallbacks<unknown>): void;
  removeStorage?(options: { key: string } & PlatformCallbacks<unknown>): void;
  /** Base library 2.10.0. */
  chooseMedia?(
    options: {
      count?: number;
      mediaType?: 'image'[];
      sizeType?: ('original' | 'compressed')[];
      sourceType?: ('album' | 'camera')[];
    } & PlatformCallbacks<{
      tempFiles: { tempFilePath: string; size?: number }[];
    }>,
  ): void;
  chooseImage?(
    options: {
      count?: number;
      sizeType?: ('original' | 'compressed')[];
      sourceType?: ('album' | 'camera')[];
    } & PlatformCallbacks<{
      tempFilePaths: string[] | string;
    }>,
  ): void;
  scanCode?(
    options: { onlyFromCamera?: boolean; scanType?: 'qrCode'[] } & PlatformCallbacks<{ result: string }>,
  ): void;
  /** Base library 2.15.0. */
  getRandomValues?(options: { length: number } & PlatformCallbacks<{ randomValues: ArrayBuffer }>): void;
}
