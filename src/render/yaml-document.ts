import { Document, isMap, isPair, isScalar, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';
import type { PlainObject } from '../util/objects';

/** What YAML 1.1 takes for line breaks, or for no text at all: go-yaml, which compose uses, still does. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

/** Most characters of a list on one line. */
const SHORT_LIST = 48;

/** A YAML file with comments above its keys; keys stay in the order and case they were given in. */
export class YamlDocument {
  private readonly document: Document;

  /**
   * @param layout `sections` has an empty line between the keys of the first level
   * @param version compose still reads YAML 1.1 words such as `no`; 1.1 quotes them, and the key `on` of a workflow too
   */
  public constructor(content: PlainObject, private readonly layout: 'sections' | 'plain' = 'sections', version: '1.1' | '1.2' = '1.1') {
    this.document = new Document(content, { aliasDuplicateObjects: false, version, merge: true });
  }

  /** Writes a comment at the top of the file. */
  public header(text: string): void {
    this.document.commentBefore = ` ${text}`;
  }

  /** Writes a comment above the key at a path; a path that is not there is passed over. */
  public comment(path: readonly string[], text: string): void {
    const parent = path.length > 1 ? this.document.getIn(path.slice(0, -1)) : this.document.contents;
    const key = path[path.length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key) : undefined;
    if (pair && isScalar(pair.key)) pair.key.commentBefore = ` ${text}`;
  }

  /** Writes a comment above the first key of a name, wherever it is. */
  public commentKey(name: string, text: string): void {
    visit(this.document, {
      Pair: (_, { key }) => {
        if (!isScalar(key) || key.value !== name) return undefined;
        key.commentBefore = ` ${text}`;
        return visit.BREAK;
      },
    });
  }

  /** Writes a comment above the first entry of a list that has a name. */
  public commentEntry(name: string, text: string): void {
    visit(this.document, {
      Seq: (_, { items }) => {
        const entry = items.find((item) => isMap(item) && item.get('name') === name);
        if (!isMap(entry)) return undefined;
        entry.commentBefore = ` ${text}`;
        return visit.BREAK;
      },
    });
  }

  /** Writes the numbers of a key as file modes are written. */
  public octal(name: string): void {
    visit(this.document, {
      Pair: (_, { key, value }) => {
        if (isScalar(key) && key.value === name && isScalar(value)) value.format = 'OCT';
      },
    });
  }

  /** Writes a comment above an item of the list at a path. */
  public commentItem(path: readonly string[], index: number, text: string): void {
    const item = this.document.getIn([...path, index]);
    if (isMap(item)) item.commentBefore = ` ${text}`;
  }

  /** Writes a comment behind the value at a path. */
  public commentBehind(path: readonly (string | number)[], text: string): void {
    const value = this.document.getIn(path, true);
    if (isScalar(value)) value.comment = ` ${text}`;
  }

  /** Gives the map at a top-level key an anchor, and the maps at the paths a merge key that refers to it. */
  public mergeInto(key: string, anchor: string, paths: readonly (readonly string[])[]): void {
    const target = this.document.get(key);
    if (!isMap(target)) return;
    const alias = this.document.createAlias(target as YAMLMap, anchor);
    for (const path of paths) {
      const map = this.document.getIn(path);
      if (isMap(map)) map.items.unshift(this.document.createPair('<<', alias));
    }
  }

  public toString(): string {
    visit(this.document, {
      Seq: (_, list) => this.inline(list),
      Scalar: (_, scalar) => this.quote(scalar),
    });
    if (this.layout === 'sections') this.spaceOut(this.document.contents);
    for (const key of ['services', 'jobs']) this.spaceOut(this.document.get(key));
    const text = this.document.toString({ lineWidth: 0, directives: false, flowCollectionPadding: false });
    return text.replace(new RegExp(UNPRINTABLE, 'g'), (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  }

  /** Lists of plain words, such as a command, stand on one line; short ones only, where lines are to be compared one by one. */
  private inline(list: YAMLSeq): void {
    const words = list.items.map((item) => (isScalar(item) ? String(item.value) : undefined));
    const isShort = this.layout === 'sections' || words.join(', ').length <= SHORT_LIST;
    list.flow = isShort && words.every((word) => word !== undefined && !word.includes(':'));
  }

  /** Quotes the texts that need escapes, those that a parser of YAML 1.2 takes for numbers, and, as compose's documentation does, those like `10:20`. */
  private quote(scalar: Scalar): void {
    const { value } = scalar;
    if (typeof value !== 'string') return;
    const isBlock = value.includes('\n');
    if (UNPRINTABLE.test(value) || (isBlock && /^\s/.test(value))) scalar.type = Scalar.QUOTE_DOUBLE; // a block cannot begin with a tab
    if (isBlock) return;
    if (/^[\d.]+:[^ ]*$/.test(value) || /^0[ox][\da-f]+$/i.test(value)) scalar.type = Scalar.QUOTE_DOUBLE;
  }

  /** An empty line between the entries of a map. */
  private spaceOut(map: unknown): void {
    if (!isMap(map)) return;
    map.items.slice(1).forEach(({ key }) => {
      if (isScalar(key)) key.spaceBefore = true;
    });
  }
}
