import { FileBase, IResolver, Project } from 'projen';

const markers = new WeakMap<Project, string | undefined>();

/** A read-only file whose text is made by a renderer; the marker is its first line, after a shebang. */
export class GeneratedFile extends FileBase {
  public constructor(project: Project, path: string, private readonly text: string, options: { readonly executable?: boolean } = {}) {
    super(project, path, { executable: options.executable, readonly: true });
  }

  /** projen looks through all components for it, at each file anew; once is enough. */
  public override get marker(): string | undefined {
    if (!markers.has(this.project)) markers.set(this.project, super.marker);
    return markers.get(this.project);
  }

  protected synthesizeContent(_resolver: IResolver): string {
    const shebang = /^#!.*\n/.exec(this.text)?.[0] ?? '';
    return shebang + this.comment() + this.text.slice(shebang.length);
  }

  /** projen has no marker for files that it no longer manages, once the project is ejected. */
  private comment(): string {
    if (this.marker === undefined) return '';
    if (this.path.endsWith('.md')) return `<!-- ${this.marker} -->\n\n`;
    return `${this.path.endsWith('.cjs') ? '//' : '#'} ${this.marker}\n`;
  }
}
