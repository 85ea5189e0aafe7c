/** A mistake in the project, with the place where it is. Lines and columns count from 1. */
export interface Problem {
  file: string;
  line?: number;
  column?: number;
  message: string;
}

/** The two looks of a phone. */
export type Theme = 'light' | 'dark';

/** A base library that has everything the preview shows. */
export const BASE_LIBRARY = '3.6.0';

/** JSON as it stands in a project's files. */
export interface Json {
  readonly [name: string]: unknown;
}

/** One JavaScript file of the project or of a package. */
export interface Module {
  /** CommonJS text. */
  code: string;
  /** Which file each `require` of it means. */
  requires: { readonly [id: string]: string };
}

/** A page or a component: a path with its JSON. The references in `usingComponents` are absolute. */
export interface Part {
  isPage: boolean;
  json: Json;
}

/** A whole mini program, compiled for the browser. Paths are below the project folder, without extension but for modules. */
export interface Bundle {
  /** Name for the user of the preview. */
  name: string;
  /** WeChat app id of `project.config.json`. */
  appId: string;
  /** `app.json`. */
  app: Json;
  /** All pages, those of subpackages included; the first is the home page. */
  pages: readonly string[];
  modules: { readonly [path: string]: Module };
  parts: { readonly [path: string]: Part };
  /** An expression whose value maps paths to compiled templates. */
  templates: string;
  /** Style sheets by path; see `compile/styles.ts` for what is left to fill in. */
  styles: { readonly [path: string]: string };
  /** `theme.json`. */
  variables: { readonly [theme in Theme]?: Json };
  problems: readonly Problem[];
}

/** What the page needs to know of the server that serves it. */
export interface ServerInfo {
  /** Address of the emulator. */
  emulator: string;
  /** App id of the mini program on the emulator's WeChat side. */
  appId: string;
  /** People with a WeChat account, the first being the one who holds the phone at first. */
  wechatUsers: readonly WechatPerson[];
}

/** A person with a WeChat account. */
export interface WechatPerson {
  openid: string;
  nickName: string;
  phone: string;
}

/** Header of an answer of the proxy that says which failure there was instead of an answer. */
export const FAILURE_HEADER = 'x-preview-failure';
/** Headers in which a request tells the proxy where it goes and with which headers. */
export const TARGET_HEADER = 'x-preview-target';
export const SENT_HEADER = 'x-preview-header';
/** Header in which the proxy hands on status and headers of the answer. */
export const ANSWER_HEADER = 'x-preview-answer';

/** Stands in compiled style sheets before each class name: the scope of an isolated component, or nothing. */
export const SCOPE_MARK = '__SCOPE__';
/** Stands in compiled style sheets where rules are confined to one page. */
export const PAGE_MARK = '__PAGE__';
