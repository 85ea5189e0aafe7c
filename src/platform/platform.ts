import type { UploadProgress } from '../../types/profile';

/** What the callback-style functions of WeChat pass to `fail`. */
export interface PlatformFailure {
  /** Description of the failure, such as `request:fail timeout`. */
  errMsg?: string;
  /** Number of the failure (base library 2.24.0), which the SDK prefers to `errMsg`. */
  errno?: number;
  /** Number of the failure in older functions. */
  errCode?: number;
}

/** The callbacks of a WeChat function. One of them has to be called, once. */
export interface PlatformCallbacks<Result> {
  /** Called with the result. */
  success?: (result: Result) => void;
  /** Called with the reason of a failure. */
  fail?: (failure: PlatformFailure) => void;
}

/** A running request or upload. */
export interface PlatformTask {
  /** Stops it. The SDK calls this 3 s after `timeout`, when no callback was called. */
  abort?(): void;
  /**
   * Registers a listener for the progress of an upload.
   *
   * @param listener - called with the progress
   */
  onProgressUpdate?(listener: (event: UploadProgress) => void): void;
}

/** What `request` and `uploadFile` pass to `success`, whatever the HTTP status. */
export interface PlatformResponse {
  /** HTTP status. */
  statusCode: number;
  /** Body: parsed JSON or a string from `request`, always a string from `uploadFile`. */
  data: unknown;
  /** Response headers by name, in any case. */
  header?: unknown;
}

/** Options that the SDK passes to `request`. */
export interface PlatformRequestOptions extends PlatformCallbacks<PlatformResponse> {
  /** URL, with the query. */
  url: string;
  /** HTTP method. */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Body, already serialized as JSON or as a form. */
  data?: string;
  /** Request headers by name. */
  header?: { [name: string]: string };
  /** Time limit in ms (base library 2.10.0). */
  timeout?: number;
}

/** Options that the SDK passes to `uploadFile`. */
export interface PlatformUploadOptions extends PlatformCallbacks<PlatformResponse> {
  /** URL, with the query. */
  url: string;
  /** Temporary path of the file. */
  filePath: string;
  /** Name of the form field that holds the file: `file`. */
  name: string;
  /** Request headers by name. */
  header?: { [name: string]: string };
  /** Further fields of the form; the SDK sends none. */
  formData?: { [name: string]: string };
  /** Time limit in ms (base library 2.10.0). */
  timeout?: number;
}

/**
 * The part of a mini program platform that the SDK uses: the callback-style functions of WeChat's `wx`, each looked up when it is called.
 * `wx` itself fits, so do `uni`, `Taro` and the objects of other vendors. Only `request` is required: where another function is missing,
 * the methods that need it reject with kind `config`.
 */
export interface Platform {
  /**
   * Sends an HTTP request, as `wx.request`.
   *
   * @param options - URL, method, body, headers, time limit and callbacks
   * @returns the running request, where the platform has one
   */
  request(options: PlatformRequestOptions): PlatformTask | void;
  /**
   * Uploads a file, as `wx.uploadFile`. `updateAvatar` needs it.
   *
   * @param options - URL, file, headers, time limit and callbacks
   * @returns the running upload, where the platform has one
   */
  uploadFile?(options: PlatformUploadOptions): PlatformTask | void;
  /**
   * Gets a login code, as `wx.login`. Silent sign-in needs it.
   *
   * @param options - time limit and callbacks
   */
  login?(
    options: {
      /** Time limit in ms. */
      timeout?: number;
    } & PlatformCallbacks<{
      /** Login code, which can be used once within five minutes. */
      code: string;
    }>,
  ): void;
  /**
   * Reads a value from storage, as `wx.getStorageSync`. Without it the session is kept in memory only.
   *
   * @param key - key of the value
   * @returns the value; `''` when there is none
   */
  getStorageSync?(key: string): unknown;
  /**
   * Writes a value to storage, as `wx.setStorageSync`; may throw. Without it the session is kept in memory only.
   *
   * @param key - key of the value
   * @param value - JSON string
   */
  setStorageSync?(key: string, value: string): void;
  /**
   * Removes a value from storage, as `wx.removeStorageSync`; may throw.
   *
   * @param key - key of the value
   */
  removeStorageSync?(key: string): void;
  /**
   * Reads several values from storage at once, as `wx.batchGetStorageSync` (base library 2.25.0), which saves time at launch.
   *
   * @param keys - keys of the values
   * @returns the values, in the order of the keys
   */
  batchGetStorageSync?(keys: string[]): unknown[];
  /**
   * Reads a value from encrypted storage, as `wx.getStorage`. Used with the option `encryptStorage` (base library 2.21.3).
   *
   * @param options - key, `encrypt: true` and callbacks
   */
  getStorage?(
    options: {
      /** Key of the value. */
      key: string;
      /** Whether the value is encrypted (base library 2.21.3). */
      encrypt?: boolean;
    } & PlatformCallbacks<{
      /** The value. */
      data: unknown;
    }>,
  ): void;
  /**
   * Writes a value to encrypted storage, as `wx.setStorage`. Used with the option `encryptStorage` (base library 2.21.3).
   *
   * @param options - key, value, `encrypt: true` and callbacks
   */
  setStorage?(
    options: {
      /** Key of the value. */
      key: string;
      /** JSON string. */
      data: string;
      /** Whether to encrypt the value (base library 2.21.3). */
      encrypt?: boolean;
    } & PlatformCallbacks<unknown>,
  ): void;
  /**
   * Removes a value from storage, as `wx.removeStorage`. Used with the option `encryptStorage`.
   *
   * @param options - key and callbacks
   */
  removeStorage?(
    options: {
      /** Key of the value. */
      key: string;
    } & PlatformCallbacks<unknown>,
  ): void;
  /**
   * Lets the user choose a picture, as `wx.chooseMedia` (base library 2.10.0). `updateAvatar` without `filePath` needs this or
   * `chooseImage`.
   *
   * @param options - what may be chosen, and callbacks
   */
  chooseMedia?(
    options: {
      /** Number of pictures: 1. */
      count?: number;
      /** Kinds of media: pictures only. */
      mediaType?: 'image'[];
      /** Original or compressed picture. */
      sizeType?: ('original' | 'compressed')[];
      /** Album or camera. */
      sourceType?: ('album' | 'camera')[];
    } & PlatformCallbacks<{
      /** The pictures that were chosen. */
      tempFiles: {
        /** Temporary path of the picture. */
        tempFilePath: string;
        /** Size in bytes. */
        size?: number;
      }[];
    }>,
  ): void;
  /**
   * Lets the user choose a picture, as `wx.chooseImage`, where there is no `chooseMedia`.
   *
   * @param options - what may be chosen, and callbacks
   */
  chooseImage?(
    options: {
      /** Number of pictures: 1. */
      count?: number;
      /** Original or compressed picture. */
      sizeType?: ('original' | 'compressed')[];
      /** Album or camera. */
      sourceType?: ('album' | 'camera')[];
    } & PlatformCallbacks<{
      /** Temporary paths of the pictures; one string on some platforms. */
      tempFilePaths: string[] | string;
    }>,
  ): void;
  /**
   * Lets the user scan a QR code, as `wx.scanCode`. `scanLogin` without `text` needs it.
   *
   * @param options - what may be scanned, and callbacks
   */
  scanCode?(
    options: {
      /** Whether to scan with the camera only; the SDK leaves it out, which allows pictures from the album. */
      onlyFromCamera?: boolean;
      /** Kinds of codes: QR codes only. */
      scanType?: 'qrCode'[];
    } & PlatformCallbacks<{
      /** Text of the QR code. */
      result: string;
    }>,
  ): void;
  /**
   * Gets secure random bytes, as `wx.getRandomValues` (base library 2.15.0, not in plugins). Encrypting passwords needs it.
   *
   * @param options - number of bytes, and callbacks
   */
  getRandomValues?(
    options: {
      /** Number of bytes. */
      length: number;
    } & PlatformCallbacks<{
      /** The bytes. */
      randomValues: ArrayBuffer;
    }>,
  ): void;
}
