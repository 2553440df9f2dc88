/** Every way to break a content file that we know of, with the message that an editor gets. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '../../src/loaders/content.ts';
import { PAGE_LENGTH } from '../../src/model/pages.ts';
import { byPlace, toLine } from '../../src/model/problem.ts';

interface Case {
  name: string;
  file: string;
  from?: string;
  to: string;
  /** A second change, in another file. */
  also?: Omit<Case, 'name' | 'expect'>;
  expect: string[];
}

const base = 'tests/broken/base';
const cases = parse(await readFile('tests/broken/cases.yaml', 'utf8')) as Case[];
const folder = await mkdtemp(join(tmpdir(), 'entente-broken-'));
afterAll(() => rm(folder, { recursive: true }));

/** What the check says of a folder. */
export async function messages(content: string, files = 'public'): Promise<string[]> {
  const { problems } = await readContent({ content, public: files, cache: join(folder, 'cache') });
  return problems.sort(byPlace).map(toLine);
}

/** A copy of the sound content with one change, or with two that belong together. */
async function broken({ name, also, ...change }: Case): Promise<string> {
  const copy = join(folder, name.replaceAll(/\W+/g, '-'));
  await cp(base, copy, { recursive: true });
  await alter(copy, change);
  if (also) await alter(copy, also);
  return copy;
}

async function alter(copy: string, { file, from, to }: Omit<Case, 'name' | 'expect'>): Promise<void> {
  const path = join(copy, file);
  await mkdir(dirname(path), { recursive: true });
  if (from === undefined) await writeFile(path, to);
  else {
    const text = await readFile(path, 'utf8');
    if (!text.includes(from)) throw new Error(`“${from}” is not in ${file}`);
    await writeFile(path, text.replace(from, () => to));
  }
}

test('sound content passes', async () => {
  expect(await messages(base)).toEqual([]);
});

describe('an editor is told of', () => {
  test.each(cases)('$name', async (each) => {
    expect(await messages(await broken(each))).toEqual(each.expect);
  });
});

test('an editor is told of a link to the page that republishes a draft', async () => {
  const copy = await broken({ name: 'republished draft', file: 'articles/base.md', from: '::position{ada-example}', to: 'See [it](/analysis/sketch/republish/).', expect: [] });
  const text = (await readFile(join(base, 'articles/base.md'), 'utf8')).replace('title: What', 'draft: true\ntitle: Whatever').replace(/^(?:series|part): .*\n/gm, '');
  await writeFile(join(copy, 'articles/sketch.md'), text);
  expect(await messages(copy)).toEqual(['content/articles/base.md:31  the link /analysis/sketch/republish/ leads to a draft. Publish that article (remove `draft: true`), or remove the link.']);
});

test('the further pages of a long list may be linked and no redirect takes their addresses', { timeout: 60_000 }, async () => {
  const linked = '[2](/analysis/2/), [2](/topics/ownership/analysis/2/), [3](/analysis/3/)';
  const copy = await broken({ name: 'long lists', file: 'articles/base.md', from: '::position{ada-example}', to: linked, expect: [] });
  const text = (await readFile(join(base, 'articles/base.md'), 'utf8')).replace(/^(?:series|part): .*\n/gm, '');
  for (let number = 1; number <= PAGE_LENGTH; number++) await writeFile(join(copy, `articles/piece-${number}.md`), text.replace('title: What', `title: ${number} times what`));
  await writeFile(join(copy, 'articles/piece-1.md'), text.replace('title: What', 'redirects-from: [/topics/ownership/analysis/2/, /analysis/2/, /analysis/3/]\ntitle: Whatever'));
  expect(await messages(copy)).toEqual([
    'content/articles/base.md:31  the link /analysis/3/ leads to an old address. It has moved to /analysis/piece-1/: write that.',
    'content/articles/piece-1.md:2  piece-1 redirects from /analysis/2/, which is an address in use. Remove the redirect, or give that page another address.',
    'content/articles/piece-1.md:2  piece-1 redirects from /topics/ownership/analysis/2/, which is an address in use. Remove the redirect, or give that page another address.',
  ]);
});

test('a mistake that another file brings has its line in a list that was read before', async () => {
  await messages(base);
  const renamed = await broken({ name: 'renamed source', file: 'sources.yaml', from: '- id: paper-2023', to: '- id: paper-2022', expect: [] });
  expect(await messages(renamed)).toContainEqual(expect.stringMatching(/^content\/facts\.yaml:31 .*“paper-2023”/));
});

describe('an editor is told of files that are not what they should be:', () => {
  const copy = async (name: string): Promise<string> => {
    const path = join(folder, name);
    await cp(base, path, { recursive: true });
    return path;
  };
  test('a folder in place of a file', async () => {
    const path = await copy('folder-for-file');
    await rm(join(path, 'facts.yaml'));
    await mkdir(join(path, 'facts.yaml'));
    expect(await messages(path)).toEqual(['content/facts.yaml:1  a folder stands where a file should. Move it away.']);
  });
  test('no folder of articles', async () => {
    const path = await copy('no-articles');
    await rm(join(path, 'articles'), { recursive: true });
    expect(await messages(path)).toContain('content/articles/:1  it is missing. Bring it back.');
  });
  test('no content at all', async () => {
    const path = join(folder, 'nowhere');
    expect(await messages(path)).toEqual([`${path}:1  the folder is missing. Bring it back, or set CONTENT_DIR to the folder that holds the content.`]);
  });
  test('a file in place of the folder of content', async () => {
    const path = join(folder, 'file-for-folder');
    await writeFile(path, '');
    expect(await messages(path)).toEqual([`${path}:1  a file stands where the folder of content should. Bring it back, or set CONTENT_DIR to the folder that holds the content.`]);
  });
  test('a list by a name that nobody reads', async () => {
    const path = await copy('misnamed-list');
    await rename(join(path, 'letters.yaml'), join(path, 'letters.yml'));
    expect(await messages(path)).toEqual(['content/letters.yaml:1  the file is missing. Bring it back; if it has no entries, write `[]` in it.', 'content/letters.yml:1  nobody reads this file. Call it letters.yaml.']);
  });
  /** A list of so many facts, each with a label and a statement of its own. */
  const factsOf = (text: string, count: number): string => Array.from({ length: count }, (_, at) => text.replaceAll(/old-share|label: .*|(?<=statement: ).*/g, (found) => `${found}${found.startsWith('Newspapers') ? '' : at === 0 ? '' : `-${at}`}${found.startsWith('Newspapers') ? ` That is number ${at}.` : ''}`)).join('');
  test('a list that was pasted twice, a field that was renamed all over a list and a list under the name of another, each of them once', async () => {
    const path = await copy('twice');
    const text = await readFile(join(base, 'facts.yaml'), 'utf8');
    const many = text + factsOf(text.slice(text.indexOf('- id: old-share')), 12).replace(/^- id: old-share\n(?: .*\n)*/, '');
    const said = async (name: string, content: string): Promise<string[]> => {
      await writeFile(join(path, name), content);
      return messages(path);
    };
    expect(await said('facts.yaml', many)).toEqual([]);
    expect(await said('facts.yaml', many + many)).toEqual([`content/facts.yaml:${many.split('\n').length}  13 entries stand twice, from here on. Remove what was pasted a second time.`]);
    const strange = (field: string) => `no entry of this file is one of its kind: none knows the field “${field}”. Bring the file back from the last version in Git: another one was saved under its name, or a field was renamed all over it.`;
    expect(await said('facts.yaml', many.replaceAll('  asOf:', '  as_of:'))).toEqual([`content/facts.yaml:1  ${strange('as_of')}`]);
    expect(await said('events.yaml', many)).toEqual([`content/events.yaml:1  ${strange('label')}`, `content/facts.yaml:1  ${strange('as_of')}`]);
  });
  test('an article by a name that nobody reads, and not what follows from it', async () => {
    const path = await copy('misnamed');
    const renamed = async (from: string, to: string): Promise<string[]> => {
      await rename(join(path, 'articles', from), join(path, 'articles', to));
      return messages(path);
    };
    expect(await renamed('base.md', 'base.MD')).toEqual(['content/articles/base.MD:1  nobody reads this file. Give it the ending .md, or remove it.']);
    expect(await renamed('base.MD', 'base.md.txt')).toEqual(['content/articles/base.md.txt:1  nobody reads this file. Give it the ending .md, or remove it.']);
    expect(await renamed('base.md.txt', 'Base.md')).toEqual(['content/articles/Base.md:1  the file name “Base.md” makes no address. Use lower-case words and digits joined by hyphens, with a letter among them, as what-microsoft-owns.md.']);
  });
  test('a folder in place of the record of addresses', async () => {
    const path = await copy('folder-for-addresses');
    await mkdir(join(path, 'addresses.txt'));
    expect(await messages(path)).toEqual(['content/addresses.txt:1  a folder stands where a file should. Move it away.']);
  });
  test('an article that is a link to nothing, while a link to a file is read', async () => {
    const path = await copy('links');
    await symlink('/nowhere.md', join(path, 'articles/gone.md'));
    await rm(join(path, 'articles/base.md'));
    await symlink(join(process.cwd(), base, 'articles/base.md'), join(path, 'articles/base.md'));
    expect(await messages(path)).toEqual(['content/articles/gone.md:1  it is missing. Bring it back.']);
  });
  test('a pipe in place of an article, a list and the record of addresses, which nobody waits for', async () => {
    const path = await copy('pipes');
    for (const name of ['articles/pipe.md', 'letters.yaml', 'addresses.txt']) {
      await rm(join(path, name), { force: true });
      execFileSync('mkfifo', [join(path, name)]);
    }
    const pipe = '1  what stands here is no file: a pipe, a socket or a device. Move it away.';
    expect(await messages(path)).toEqual([`content/addresses.txt:${pipe}`, `content/articles/pipe.md:${pipe}`, `content/letters.yaml:${pipe}`]);
  });
  test('a link to a folder of files, and a picture that is a pipe', async () => {
    const files = join(folder, 'no-files');
    await mkdir(join(files, 'images'), { recursive: true });
    execFileSync('mkfifo', [join(files, 'images/sign.png')]);
    const path = await broken({ name: 'no picture', file: 'articles/base.md', from: '::position{ada-example}', to: 'See [it](/images).\n\n![A sign](/images/sign.png "A sign. Credit: Us")', expect: [] });
    expect(await messages(path, files)).toEqual([
      'content/articles/base.md:31  the link /images leads to no page. Use an address that exists.',
      'content/articles/base.md:33  the picture /images/sign.png is not there. Put the file into public/images/, or mend its name.',
    ]);
  });
  test('a picture that holds text, while a picture is one', async () => {
    const files = join(folder, 'public');
    await mkdir(join(files, 'images'), { recursive: true });
    await writeFile(join(files, 'images/text.png'), 'No picture.');
    const path = await broken({ name: 'pictures', file: 'articles/base.md', from: 'lead: {chart: split}', to: 'lead: {image: /images/text.png, alt: A sign, caption: A sign., credit: Us}', expect: [] });
    expect(await messages(path, files)).toEqual(['content/articles/base.md:10  the picture /images/text.png is no picture that can be read. Save it again as AVIF, GIF, JPEG, PNG, SVG or WebP.']);
    await rm(join(files, 'images/text.png'));
    await cp('public/icon-180.png', join(files, 'images/text.png'));
    expect(await messages(path, files)).toEqual([]);
  });
  test('a picture whose copy broke off, and one whose ending names another kind', async () => {
    const files = join(folder, 'other-kinds');
    await mkdir(join(files, 'images'), { recursive: true });
    const sign = await readFile('public/icon-180.png');
    const saved = async (name: string, bytes: Buffer): Promise<string[]> => {
      await writeFile(join(files, 'images', name), bytes);
      return messages(await broken({ name: `other kinds ${name}`, file: 'articles/base.md', from: 'lead: {chart: split}', to: `lead: {image: /images/${name}, alt: A sign, caption: A sign., credit: Us}`, expect: [] }), files);
    };
    const unread = (name: string) => [`content/articles/base.md:10  the picture /images/${name} is no picture that can be read. Save it again as AVIF, GIF, JPEG, PNG, SVG or WebP.`];
    expect(await saved('cut.png', sign.subarray(0, 200))).toEqual(unread('cut.png'));
    expect(await saved('cut.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path'))).toEqual(unread('cut.svg'));
    expect(await saved('cut.jpg', Buffer.from('ffd8ffc0001108001400280301220002110103110100', 'hex'))).toEqual(unread('cut.jpg'));
    expect(await saved('cut.webp', Buffer.from('524946461a000000574542505650384c0d0000002f00000010071011', 'hex'))).toEqual(unread('cut.webp'));
    expect(await saved('whole.webp', Buffer.from('524946461a000000574542505650384c0d0000002f00000010071011118888fe0700', 'hex'))).toEqual([]);
    expect(await saved('sign.jpg', sign)).toEqual(['content/articles/base.md:10  the picture /images/sign.jpg holds PNG, whatever its ending says. Give the file the ending .png, and write it here.']);
    // As a telephone keeps it: a frame of kind heic with its measures.
    const heic = Buffer.from(`${'00000018'}6674797068656963${'00000000'}6d69663168656963${'00000030'}6d657461${'00000000'}${'00000024'}69707270${'0000001c'}6970636f${'00000014'}69737065${'00000000'}${'00000040'}${'00000020'}`, 'hex');
    expect(await saved('photo.jpeg', heic)).toEqual(['content/articles/base.md:10  the picture /images/photo.jpeg holds HEIC, whatever its ending says. Save it as WebP, AVIF, JPEG or PNG: another ending makes no other picture of it.']);
  });
  test('a picture that is heavy, or larger than any screen shows it', async () => {
    const files = join(folder, 'large');
    await mkdir(join(files, 'images'), { recursive: true });
    const sign = await readFile('public/icon-180.png');
    const path = await broken({ name: 'large pictures', file: 'articles/base.md', from: 'lead: {chart: split}', to: 'lead: {image: /images/sign.png, alt: A sign, caption: A sign., credit: Us}', expect: [] });
    const saved = async (name: string, bytes: Buffer): Promise<string[]> => {
      await writeFile(join(files, 'images', name), bytes);
      return messages(path, files);
    };
    const remedy = 'Save it with at most 2000 pixels on its longer side and 300 KB, as WebP or AVIF.';
    expect(await saved('sign.png', Buffer.concat([sign, Buffer.alloc(4_200_000)]))).toEqual([`content/articles/base.md:10  the picture /images/sign.png weighs ${Math.ceil((4_200_000 + sign.length) / 1000).toLocaleString('en-US')} KB. ${remedy}`]);
    const wide = Buffer.from(sign);
    wide.writeUInt32BE(6000, 16);
    expect(await saved('sign.png', wide)).toEqual([`content/articles/base.md:10  the picture /images/sign.png has 6,000 × 180 pixels. ${remedy}`]);
    await writeFile(join(path, 'articles/base.md'), (await readFile(join(path, 'articles/base.md'), 'utf8')).replace('sign.png', 'sign.svg'));
    const drawing = (size: number, rest = '') => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="M0 0${rest}"/></svg>`);
    expect(await saved('sign.svg', drawing(9000))).toEqual([]);
    expect(await saved('sign.svg', drawing(90, ' 1 1'.repeat(100_000)))).toEqual(['content/articles/base.md:10  the picture /images/sign.svg weighs 401 KB. Save it with at most 300 KB: with fewer lines, or as WebP.']);
    expect(await saved('sign.svg', drawing(90))).toEqual([]);
  });
  test('an article whose blocks stand too deep within each other', async () => {
    const path = await copy('deep');
    const text = await readFile(join(base, 'articles/base.md'), 'utf8');
    await writeFile(join(path, 'articles/base.md'), `${text}\n${'>'.repeat(3000)} Words.\n`);
    expect(await messages(path)).toEqual([`content/articles/base.md:${text.split('\n').length + 1}  blocks stand too deep within each other. Take away signs at the beginning of the line: a quotation has one >.`]);
  });
  test('an article saved in another encoding', async () => {
    const path = await copy('encoding');
    const text = await readFile(join(base, 'articles/base.md'), 'utf8');
    await writeFile(join(path, 'articles/base.md'), Buffer.from(`\u{FEFF}${text}`, 'utf16le'));
    expect((await messages(path))[0]).toMatch(/^content\/articles\/base\.md:1  a sign that is no text.*\. Save the file as UTF-8/);
  });
});
