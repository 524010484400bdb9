import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode } from 'yaml';
import { err, ok, type Result } from '../result.ts';

/**
 * YAML as this project takes it: words, lists and groups. Every value is the text that was written, so that `no`, `007`
 * and `1e3` are what they look like; what a field takes is the schema's question.
 */
export type YamlValue = string | YamlList | YamlGroup;
export type YamlList = { readonly kind: 'list'; readonly line: number; readonly items: readonly YamlEntry[] };
export type YamlGroup = {
  readonly kind: 'group';
  readonly line: number;
  readonly entries: readonly YamlEntry[];
};
export type YamlEntry = {
  /** Empty in a list. */
  readonly key: string;
  readonly line: number;
  readonly value: YamlValue;
  /** What is wrong with it as YAML: named twice, nested too deeply, an alias. */
  readonly flaw: string | null;
};

export type YamlError = { readonly line: number; readonly message: string };

const MAX_DEPTH = 5;
/** Nesting without end takes the library seconds before it gives up. */
const MAX_BRACKETS = 500;
const tooDeep = 'it is nested too deeply';

/** Reads a file; an empty one, or one of comments only, is the empty text. */
export function readYaml(text: string): Result<YamlValue, YamlError> {
  const conflict = conflictMark(text);
  if (conflict !== null) return err(conflict);
  const lines = new LineCounter();
  const deep = tooDeepAt(text);
  if (deep !== null) return err({ line: deep, message: tooDeep });
  // Keys that stand twice are found below: the library compares each with each.
  const options = { lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'silent' } as const;
  const document = parseDocument(text, options);
  const [first] = document.errors;
  if (first !== undefined) {
    const line = lines.linePos(first.pos[0]).line;
    return err({ line, message: explain(first.code, first.message) });
  }
  const walk = (node: ParsedNode | null, depth: number): { value: YamlValue; flaw: string | null } => {
    const line = node === null ? 1 : lines.linePos(node.range[0]).line;
    if (isAlias(node)) return { value: '', flaw: 'refers to another line with `*`, which is not read here' };
    if (isScalar(node)) return { value: node.source, flaw: null };
    if (depth >= MAX_DEPTH) return { value: '', flaw: 'is nested too deeply' };
    if (isSeq<ParsedNode>(node)) {
      const items = node.items.map((item): YamlEntry => {
        const at = lines.linePos(item.range[0]).line;
        return { key: '', line: at, ...walk(item, depth + 1) };
      });
      return { value: { kind: 'list', line, items }, flaw: null };
    }
    if (!isMap<ParsedNode, ParsedNode | null>(node)) return { value: '', flaw: null };
    const seen = new Map<string, number>();
    const entries = node.items.map(({ key, value }): YamlEntry => {
      const name = isScalar(key) ? key.source : '';
      const at = lines.linePos(key.range[0]).line;
      const earlier = seen.get(name);
      seen.set(name, earlier ?? at);
      const read = walk(value, depth + 1);
      const twice =
        earlier === undefined ? null : `stands here for the second time; line ${earlier} has it too`;
      return { key: name, line: at, value: read.value, flaw: twice ?? read.flaw };
    });
    return { value: { kind: 'group', line, entries }, flaw: null };
  };
  const { value, flaw } = walk(document.contents, 0);
  return flaw === null ? ok(value) : err({ line: 1, message: `it ${flaw}` });
}

/** The line at which nesting goes on and on, by its dashes or brackets. */
function tooDeepAt(text: string): number | null {
  const dashes = /^(?:[ \t]*- ){6,}/m.exec(text)?.index;
  if (dashes !== undefined) return text.slice(0, dashes).split('\n').length;
  return text.split(/[[{]/, MAX_BRACKETS).length === MAX_BRACKETS ? 1 : null;
}

/** The marks that Git leaves in a file that two people changed. */
export function conflictMark(text: string): YamlError | null {
  const at = text.search(/^(?:<{7}|>{7}) /m);
  if (at < 0) return null;
  const line = text.slice(0, at).split('\n').length;
  return {
    line,
    message: 'two people changed it, and Git left both versions here; keep one and delete the marks',
  };
}

/** The usual mistakes in the words of somebody who does not know YAML. */
function explain(code: string, message: string): string {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a colon followed by a space begins a new entry; put text that has one in "quotation marks"';
    case 'TAB_AS_INDENT':
      return 'this line is indented with a tab; indent it with spaces';
    case 'BAD_INDENT':
      return 'this line is indented differently from those around it';
    case 'MISSING_CHAR':
      return 'a colon, a closing quotation mark or a closing bracket is missing';
    case 'BAD_SCALAR_START':
      return 'text that begins with a sign such as @ or ` stands in "quotation marks"';
    case 'RESOURCE_EXHAUSTION':
      return tooDeep;
    case 'MULTIPLE_DOCS':
      return 'a line of three dashes begins a second document; delete it';
    default:
      return `it can’t be read as YAML (${(message.split('\n')[0] ?? '').slice(0, 120)})`;
  }
}
