/** Serve the built site as a host would: compressed, under its base path, with its own 404. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import compression from 'compression';
import sirv from 'sirv';
import { PlainError } from '../model/problem.ts';
import { site } from '../site.ts';

/** A server that answers; whoever has started it closes it. */
export interface Running {
  /** `http://localhost:4321/` */
  address: string;
  server: Server;
}

/** Headers for the paths of a pattern, in which `*` stands for any signs. */
interface HeaderRule {
  pattern: RegExp;
  headers: [name: string, value: string][];
}

/** The rules that the build wrote for hosts (outputs/hosting.ts), as Netlify and Cloudflare read them: all that fit a path count. */
function readHeaders(folder: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of readFileSync(join(folder, '_headers'), 'utf8').split('\n')) {
    if (/^\//.test(line)) rules.push({ pattern: new RegExp(`^${line.split('*').map((part) => RegExp.escape(part)).join('.*')}$`), headers: [] });
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name) rules.at(-1)!.headers.push([name, value!]);
  }
  return rules;
}

/** Why a port cannot be had: in a plain sentence where another program has it. */
const toPortError = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE' ? new PlainError(`Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`) : error;

/** Rejects with a plain sentence where the port is taken: asked before a long build, not after it. */
export function checkPort(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(toPortError(error, port)));
    probe.listen(port, '127.0.0.1', () => void probe.close(() => resolve()));
  });
}

/** What is read of a site before anybody asks: the list of its files, its rules for headers, what is said where there is nothing. */
const readSite = (folder: string) => ({
  files: sirv(folder, { etag: true, dotfiles: false }),
  rules: readHeaders(folder),
  notFound: readFileSync(join(folder, '404.html')),
});
type ReadSite = ReturnType<typeof readSite>;

/** Which site stands there: another one after each build, none while one takes the place of the other. */
function stampOf(folder: string): string | undefined {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && `${found.ino} ${found.ctimeMs}`;
}

/** The site that stands in a folder, read again after each build. */
function siteIn(folder: string): () => ReadSite {
  let [stamp, read] = [stampOf(folder), readSite(folder)];
  return () => {
    const now = stampOf(folder);
    if (now === stamp) return read;
    try {
      [stamp, read] = [now, readSite(folder)];
    } catch {
      // The folder is being emptied or filled: nothing stands where it stood, and the next request looks again.
      read = { ...read, files: (_request, _response, next) => next?.() };
    }
    return read;
  };
}

/** What stands before the query of an address. */
const askedOf = ({ url = '/' }: IncomingMessage): string => url.split('?')[0]!;

/** Set the headers that the rules have for what is asked. */
function setHeaders(request: IncomingMessage, response: ServerResponse, rules: readonly HeaderRule[]): void {
  const asked = askedOf(request);
  // A policy governs documents; on a hundred small files of the search index it would only weigh. This host knows no TLS.
  const useless = /\.(?:js|css|json|woff2|png|pf_\w+|pagefind)$/.test(asked) ? ['Content-Security-Policy', 'Strict-Transport-Security'] : ['Strict-Transport-Security'];
  for (const { pattern, headers } of rules) if (pattern.test(asked)) for (const [name, value] of headers) if (!useless.includes(name)) response.setHeader(name, value);
}

/** Answer as static hosts do: with a file of the site, with the way to one, or with the page that says that there is none. */
function answer(request: IncomingMessage, response: ServerResponse, { files, notFound }: ReadSite): void {
  const missing = (): void => {
    response.removeHeader('Cache-Control');
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const asked = askedOf(request);
  const whole = request.url ?? '/';
  if (!whole.startsWith(site.base)) {
    if (asked === '/' || `${asked}/` === site.base) response.writeHead(302, { Location: site.base }).end();
    else missing();
    return;
  }
  // Two slashes at the beginning would be the name of another host.
  request.url = `/${whole.slice(site.base.length).replace(/^[/\\]+/, '')}`;
  const [pathname, query] = request.url.split('?') as [string, string?];
  // A page's address ends in a slash.
  if (!pathname.endsWith('/') && !/\.[a-z0-9_]+$/i.test(pathname)) {
    response.writeHead(301, { Location: `${site.base}${pathname.slice(1)}/${query ? `?${query}` : ''}` }).end();
    return;
  }
  files(request, response, missing);
}

/** Start serving `folder`; throws with a plain sentence where it holds no site, rejects with one where the port is taken. Port 0 takes any that is free. */
export function serve(folder: string, port: number): Promise<Running> {
  if (!existsSync(join(folder, '404.html'))) throw new PlainError(`${folder} holds no site. Make one by npm run build`);
  const current = siteIn(folder);
  // Its types speak of Express, of which it needs nothing.
  const compress = compression() as unknown as (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
  const server = createServer((request, response) => {
    const now = current();
    setHeaders(request, response, now.rules);
    compress(request, response, () => answer(request, response, now));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(toPortError(error, port)));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve({ address: `http://localhost:${typeof address === 'object' ? address?.port : port}${site.base}`, server });
    });
  });
}
