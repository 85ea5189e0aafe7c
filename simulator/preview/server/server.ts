import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';
import type { Packages } from '../../modules';
import { compileProject } from '../compile/compile';
import { ProjectFiles } from '../compile/files';
import { openProject, type Project } from '../compile/project';
import type { Bundle, Module, ServerInfo, WechatPerson } from '../shared/protocol';
import { Changes } from './changes';
import { Proxy } from './proxy';
import { sendFile, sendJson, sendText } from './static';

/** How to start a preview. */
export interface PreviewOptions {
  /** Folder of the mini program project. */
  project: string;
  /** A running emulator or its address. */
  emulator: string | { readonly url: string };
  /** Port of the page; 0, the default, takes a free one. */
  port?: number;
  /** Folders of packages that the project has not installed: `{ 'authing-wxapp-sdk': '…/miniprogram_dist' }`. */
  packages?: Packages;
  /** JSON to use instead of a file of the project: `{ 'config.js': { host } }`. */
  modules?: { readonly [path: string]: object };
}

/** A running preview. */
export interface Preview {
  /** Address of the page. */
  readonly url: string;
  /** Compiles the project and returns the result, mistakes included. */
  compile(): Bundle;
  close(): Promise<void>;
}

/** Serves a page that runs a mini program in a browser. Throws where the folder holds none. */
export async function startPreview(options: PreviewOptions): Promise<Preview> {
  const preview = new PreviewServer(options, openProject(options.project));
  await preview.listen(options.port ?? 0);
  return preview;
}

class PreviewServer implements Preview {
  url = '';

  private readonly server: Server;
  private readonly proxy = new Proxy();
  private readonly changes: Changes;
  private readonly files: ProjectFiles;
  private readonly emulator: string;

  constructor(
    private readonly options: PreviewOptions,
    private readonly project: Project,
  ) {
    this.emulator = typeof options.emulator === 'string' ? options.emulator : options.emulator.url;
    this.files = new ProjectFiles(project.root, options.packages ?? {});
    this.changes = new Changes(project.folder);
    this.server = createServer((message, response) => {
      this.answer(message, response).catch((error: unknown) => {
        if (!response.headersSent) sendText(response, 500, String(error));
        else response.destroy();
      });
    });
  }

  async listen(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (error) => {
        this.changes.close();
        reject(error);
      });
      this.server.listen(port, '127.0.0.1', resolve);
    });
    this.url = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  compile(): Bundle {
    const bundle = compileProject(this.project, this.options.packages ?? {});
    const given = Object.entries<object>(this.options.modules ?? {}).map(([path, exports]) => [
      path,
      { code: `module.exports = ${JSON.stringify(exports)}`, requires: {} } satisfies Module,
    ]);
    return { ...bundle, modules: { ...bundle.modules, ...(Object.fromEntries(given) as Bundle['modules']) } };
  }

  async close(): Promise<void> {
    this.changes.close();
    this.proxy.close();
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private async answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    // Another site must not reach the proxy through a name of its own that leads to this machine.
    if (!isLoopback(message.headers.host)) return sendText(response, 403, 'Only for this machine.');
    const path = decodeURIComponent(new URL(message.url ?? '/', this.url).pathname);
    if (path === '/preview/proxy' && message.method === 'POST') return this.proxy.handle(message, response);
    if (message.method !== 'GET') return sendText(response, 405, 'Only GET.');
    if (path === '/preview/bundle.json') return sendJson(response, this.compile());
    if (path === '/preview/info.json') return sendJson(response, await this.info());
    if (path === '/preview/changes') return this.changes.follow(response);
    if (path.startsWith('/project/')) {
      return sendFile(response, this.files.locate(normalize(path.slice('/project/'.length))));
    }
    sendFile(response, clientFile(path === '/' ? 'index.html' : path.slice(1)));
  }

  private async info(): Promise<ServerInfo> {
    const programs = await this.ask<{ appId: string }[]>('wechat/mini-programs');
    const wechatUsers = await this.ask<WechatPerson[]>('wechat/users');
    const own = programs.find(({ appId }) => appId === this.project.appId);
    return { emulator: this.emulator, appId: (own ?? programs[0])?.appId ?? '', wechatUsers };
  }

  private async ask<Answer>(what: string): Promise<Answer> {
    const answer = await fetch(`${this.emulator}/emulator/${what}`);
    return (await answer.json()) as Answer;
  }
}

/** The files of the page lie beside the bundled server. */
function clientFile(name: string): string | undefined {
  const folder = join(__dirname, 'preview');
  const path = join(folder, name);
  return path.startsWith(folder + sep) && existsSync(path) && statSync(path).isFile() ? path : undefined;
}

function isLoopback(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');
}
