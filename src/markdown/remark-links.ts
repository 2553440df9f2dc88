import { toString } from 'mdast-util-to-string';
import type { Definition, Image, Link, Nodes, Parents, Root } from 'mdast';
import type { VFile } from 'vfile';
import { inBrief } from '../model/problem.ts';
import { faultInLine, straight } from '../schemas/common.ts';
import { isBlank, isInside, writtenOf } from './blocks.ts';
import { DIRECTIVE } from './leftovers.ts';
import { figureIn } from './remark-figures.ts';
import { walk } from './walk.ts';

type Report = (node: Nodes, what: string, remedy: string) => void;

/** Words of a link that could stand in any. */
const VAGUE = /^(?:(?:click|look|more|read|see) )?(?:here|link|more|this|website)$|^(?:read )?this (?:link|page|site|website)$/i;

/** Words that are an address, and not the one that the link leads to. */
function isMisleading(words: string, url: string): boolean {
  const said = /^(?:https?:\/\/|(?=www\.))(\S+)$/i.exec(words)?.[1];
  const bare = (address: string): string => address.toLowerCase().replace(/^(?:https?:\/\/)?(?:www\.)?|\/$/g, '');
  return said !== undefined && !bare(url).startsWith(bare(said).replace(/…$/, ''));
}

/** The words of a link say where it leads. */
function checkWords(node: Link, report: Report): void {
  const words = toString(node).trim();
  if (node.children.every(isBlank)) report(node, `the link ${node.url} has no words`, 'Write them between the square brackets');
  else if (VAGUE.test(words)) report(node, `the words “${words}” of a link do not say where it leads`, 'Name the page or the document: readers who go from link to link hear these words alone');
  else if (isMisleading(words, node.url)) report(node, `a link says ${inBrief(words, 60)} and leads to ${inBrief(node.url, 60)}`, 'Mend the one that is wrong, or name the page in words');
}

/** A link's address, whether it stands in the link or on a line of its own, is the one that it leads to, and all there is to it. */
function checkAddress(node: Link | Definition, report: Report): void {
  const meant = straight(node.url);
  if (meant !== undefined) report(node, `the link ${inBrief(node.url, 60)} lets others count who follows it`, meant ? `Write ${meant}` : 'Open it, and write the address of the page that it leads to');
  if (node.title) report(node, `the link ${node.url} has a title (“${node.title}”), which only a mouse shows`, 'Say it in the text');
}

/** A picture has an alt text, a caption and a credit, in plain words. */
function checkPictureWords(node: Image, written: string, report: Report): void {
  if (/^\S+\.\w{3,4}$|^(?:IMG|DSC|image|screen ?shot)[ _-]?\d+/i.test(node.alt ?? '')) report(node, `the alt text “${node.alt}” is the name of a file`, 'Say what the picture shows');
  if (!node.alt?.trim()) report(node, 'a picture has no alt text', 'Say between the brackets what it shows: `![…](…)`');
  if (!node.title?.trim()) report(node, 'a picture has no caption', 'Add one: `![alt](/images/x.png "Caption. Credit: name")`');
  else if (/^\s*Credit:/.test(node.title)) report(node, 'a picture has a credit and no caption', 'Say before `Credit:` what it shows, and when');
  else if (!/\bCredit: \S/.test(node.title)) report(node, 'a picture has no credit', 'End its caption with `Credit: name`');
  if (DIRECTIVE.test(`${node.alt} ${node.title}`) || DIRECTIVE.test(written)) report(node, 'a directive stands in the words of a picture', 'Write plain words, and name the entry in the text beside it');
  else for (const words of [node.alt, node.title]) {
    const fault = words?.trim() ? faultInLine(words) : undefined;
    const [what, remedy = ''] = fault?.split(': ') ?? [];
    if (what) report(node, `“${inBrief(words!)}” of a picture ${what}`, `${remedy.charAt(0).toUpperCase()}${remedy.slice(1)}`);
  }
  const figure = figureIn(`${node.alt}\n${node.title}`);
  if (figure) report(node, `the figure “${figure[0]}” stands in the words of a picture, where it has no evidence`, 'Say it in the text beside it, as `:fact[id]`');
}

/** A picture stands by itself in the text of an article. */
function checkPicturePlace(node: Image, ancestors: readonly Parents[], source: string, body: boolean, report: Report): void {
  const parent = ancestors.at(-1);
  if (!body) report(node, 'a picture stands in a field of the front matter', 'Put it into the text, or make it the lead');
  else if (parent?.type !== 'paragraph' || parent.children.length > 1 || isInside(ancestors.slice(0, -1), source)) report(node, 'a picture stands among words or inside another block', 'Put it on a line of its own, with an empty line before and after it');
}

/** An address on a line of its own is given once, and a link uses it. */
function checkDefinitions(definitions: readonly Definition[], asked: ReadonlySet<string>, report: Report): void {
  for (const [at, node] of definitions.entries()) {
    const { identifier, label, url } = node;
    if (definitions.slice(0, at).some((other) => other.identifier === identifier)) report(node, `the address of [${label}] is given twice`, 'Keep one of the two');
    else if (!asked.has(identifier)) report(node, `nobody sees the line “[${label}]: ${url}”`, `Write a link as \`[words](${url})\`; a backslash before the bracket makes it a sign`);
  }
}

/**
 * Note where links and pictures lead, to be checked when all pages are known, and report one that does not say it in its
 * words, a picture without its own, an address that no link uses. Runs after `remark-prose`, which gives each node a place.
 */
export default function remarkLinks() {
  return (tree: Root, file: VFile): undefined => {
    const { faults, links, offset, body } = file.data.gathered!;
    const source = String(file);
    const lineOf = (node: Nodes): number => node.position!.start.line + offset;
    const report: Report = (node, what, remedy) => void faults.push({ line: lineOf(node), what, remedy });
    /** Addresses that stand on lines of their own, and the identifiers that links use. */
    const definitions: Definition[] = [];
    const asked = new Set<string>();
    walk<Nodes, Parents>(tree, (node, ancestors) => {
      if (node.type === 'link') checkWords(node, report);
      if (node.type === 'link' || node.type === 'definition') {
        links.push({ href: node.url, line: lineOf(node) });
        checkAddress(node, report);
      }
      if (node.type === 'definition') definitions.push(node);
      if (node.type === 'linkReference' || node.type === 'imageReference') asked.add(node.identifier);
      if (node.type === 'imageReference') report(node, `the picture ${writtenOf(node, source)} has its address elsewhere`, 'Write it in round brackets: `![alt](/images/x.png "Caption. Credit: name")`');
      if (node.type === 'image') {
        links.push({ href: node.url, line: lineOf(node), picture: true });
        checkPictureWords(node, writtenOf(node, source), report);
        checkPicturePlace(node, ancestors, source, body, report);
      }
    });
    checkDefinitions(definitions, asked, report);
  };
}
