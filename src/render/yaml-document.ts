import { Document, isMap, isPair, isScalar, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';
import type { PlainObject } from '../util/objects';

/** What YAML 1.1 takes for line breaks, or for no text at all: go-yaml, which compose uses, still does. */
const UNPRINTABLE = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;

/** A YAML file with comments above its keys; keys stay in the order and case they were given in. */
export class YamlDocument {
  private readonly document: Document;

  public constructor(content: PlainObject) {
    // Compose still reads YAML 1.1 words such as `no`; version 1.1 quotes them.
    this.document = new Document(content, { aliasDuplicateObjects: false, version: '1.1', merge: true });
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
    this.spaceOut(this.document.contents);
    const services = this.document.get('services');
    if (isMap(services)) this.spaceOut(services);
    const text = this.document.toString({ lineWidth: 0, directives: false, flowCollectionPadding: false });
    return text.replace(new RegExp(UNPRINTABLE, 'g'), (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  }

  /** Lists of plain words, such as a command, stand on one line. */
  private inline(list: YAMLSeq): void {
    list.flow = list.items.every((item) => isScalar(item) && !String(item.value).includes(':'));
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
