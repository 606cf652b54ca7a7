import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Component, Project } from 'projen';

/** A file that people and bots edit; synthesis writes it only when its text differs, and never deletes it. */
export class OwnedFile extends Component {
  public constructor(project: Project, private readonly path: string, private readonly text: string) {
    super(project);
  }

  public override synthesize(): void {
    const file = join(this.project.outdir, this.path);
    if (existsSync(file) && readFileSync(file, 'utf8') === this.text) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, this.text);
  }
}
