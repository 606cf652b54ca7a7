import { FileBase, IResolver, Project } from 'projen';

/** A read-only file whose text is made by a renderer; the marker is its first line, after a shebang. */
export class GeneratedFile extends FileBase {
  public constructor(project: Project, path: string, private readonly text: string, options: { readonly executable?: boolean } = {}) {
    super(project, path, { executable: options.executable, readonly: true });
  }

  protected synthesizeContent(_resolver: IResolver): string {
    const shebang = /^#!.*\n/.exec(this.text)?.[0] ?? '';
    return shebang + this.comment() + this.text.slice(shebang.length);
  }

  private comment(): string {
    if (this.path.endsWith('.md')) return `<!-- ${this.marker} -->\n\n`;
    return `${this.path.endsWith('.cjs') ? '//' : '#'} ${this.marker}\n`;
  }
}
