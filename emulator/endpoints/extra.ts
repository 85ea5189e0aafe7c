import { randomUUID } from 'node:crypto';
import { extname } from 'node:path';
import type { Context } from '../context';
import { ApiFailure } from '../failures';
import { own } from '../own';
import { qrSvg, qrText } from '../qr';
import { RawReply, json } from '../server/reply';
import { userInfo } from './oidc';

/** Endpoints that the SDK's tables do not have: uploads, the pictures that answers point to, and the second verb of `/oidc/me`. */
export const extraRoutes: readonly {
  names: string[];
  verb: string;
  pattern: RegExp;
  handle: (context: Context) => unknown;
}[] = [
  { names: ['upload', 'uploadAvatar'], verb: 'POST', pattern: /^\/api\/v2\/upload$/, handle: upload },
  { names: ['getQrCodePicture'], verb: 'GET', pattern: /^\/qrcodes\/[\w-]+\.svg$/, handle: getQrCodePicture },
  { names: ['getFile'], verb: 'GET', pattern: /^\/files\/.+$/, handle: getFile },
  { names: ['getUserInfoByAccessToken'], verb: 'POST', pattern: /^\/oidc\/me$/, handle: userInfo },
];

function upload(context: Context): RawReply {
  const { request } = context;
  const file = request.files.find((each) => each.field === 'file');
  if (!file) throw new ApiFailure('invalidArgument', 'file', 'required, a multipart field of this name');
  if (file.truncated) throw new ApiFailure('tooLarge');
  const type = file.contentType.startsWith('image/') ? file.contentType : pictureType(file.content);
  if (!type) throw new ApiFailure('invalidArgument', 'file', 'expected a picture');
  const folder = (request.query.folder ?? 'photos').replace(/[^\w-]/g, '');
  const key = `${folder}/${randomUUID()}${extname(file.filename).replace(/[^.\w]/g, '')}`;
  const content = file.content.toString('base64');
  context.state.files[key] = { key, filename: file.filename, contentType: type, content };
  const data = { key, url: `${context.origin}/files/${key}` };
  const { uploadAnswer } = context.settings;
  return new RawReply(
    json({
      ...(uploadAnswer === 'v3' ? {} : { code: 200 }),
      ...(uploadAnswer === 'v2' ? {} : { statusCode: 200 }),
      message: '上传成功',
      data,
    }),
  );
}

/** Type of a picture by its first bytes, for clients that do not say; `undefined` when it is none. */
function pictureType(content: Buffer): string | undefined {
  const start = content.subarray(0, 12).toString('latin1');
  if (start.startsWith('\x89PNG')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('GIF8')) return 'image/gif';
  return start.startsWith('RIFF') && start.endsWith('WEBP') ? 'image/webp' : undefined;
}

function getFile(context: Context): RawReply {
  const file = own(context.state.files, context.request.path.slice('/files/'.length));
  if (!file) throw new ApiFailure('notFound', context.request.path);
  const headers = { 'content-type': file.contentType };
  return new RawReply({ status: 200, headers, body: Buffer.from(file.content, 'base64') });
}

function getQrCodePicture(context: Context): RawReply {
  const { qrCodes, userPoolId } = context.state;
  const code = qrCodes.find((each) => context.request.path === `/qrcodes/${each.qrcodeId}.svg`);
  if (!code) throw new ApiFailure('notFound', context.request.path);
  const body = qrSvg(qrText(code, userPoolId));
  return new RawReply({ status: 200, headers: { 'content-type': 'image/svg+xml' }, body });
}
