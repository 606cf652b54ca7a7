import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FastApiService, Instruction, InstructionPoint, NextJsService } from '../../../src';
import { contextContainsInputs } from '../../../src/policy/rules/context-contains-inputs';
import { Say, testRule } from '../../support/policy';

const backend = (options: object): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend', ...options });
const copying = (...sources: string[]): Say => (stack) =>
  new FastApiService(stack, 'backend', { path: 'backend' }).addInstructions(InstructionPoint.RUNTIME_END, Instruction.copy({ sources, destination: '/x/' }));

testRule(contextContainsInputs, {
  message: {
    say: backend({ sources: ['src', 'reqirements.txt'] }),
    findings: [
      {
        where: 'shop/backend',
        what: '"reqirements.txt" is not in backend. Did you mean "requirements.txt"?',
        fix: 'Correct the name, or create it; it has to lie in the folder that path names.',
        source: 'sources',
      },
    ],
  },
  catches: {
    'a module that is not there': { say: backend({ app: 'src.api:app' }), what: ['"src/api.py" is not in backend.'] },
    'what lies outside of the context, with what is in it once': {
      say: backend({ sources: ['src', '../../web/package.json', '../../web'] }),
      what: ['"../../web" lies outside of backend, which is the build context.'],
    },
    'a package that a manifest names and that is not there': {
      say: (stack) => {
        const manifest = join(stack.project.outdir, 'frontend/package.json');
        writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"dependencies": {', '"dependencies": { "ui": "file:../ui",'));
        new NextJsService(stack, 'frontend', { path: 'frontend' });
      },
      what: ['"ui" is not in the project\'s folder.'],
    },
    'a module that does not ship': { say: backend({ sources: ['requirements.txt'] }), what: ['"src/main.py" does not pass the ignore file of the build.'] },
    'a file that an instruction copies': { say: copying('certificates'), what: ['"certificates" is not in backend.'] },
    'a file that the ignore file keeps out': {
      say: copying('notes.txt'),
      files: { 'backend/notes.txt': '' },
      what: ['"notes.txt" does not pass the ignore file of the build.'],
    },
    'a link to outside': {
      say: (stack) => {
        symlinkSync('../../frontend/package.json', join(stack.project.outdir, 'backend/src/package.json'));
        backend({})(stack);
      },
      what: ['"src/package.json" is a link to outside of backend; the image would get it without its target.'],
    },
  },
  allows: {
    'what the library finds itself': {
      say: (stack) => {
        backend({})(stack);
        new NextJsService(stack, 'frontend', { path: 'frontend' });
      },
    },
    'a file of a folder that ships, and a pattern': { say: copying('src/main.py', 'src/*.py') },
    'a file of another stage': {
      say: (stack) => new FastApiService(stack, 'backend', { path: 'backend' })
        .addInstructions(InstructionPoint.RUNTIME_END, Instruction.raw('COPY --from=builder /x /x')),
    },
    'a document that is a link to outside': {
      say: (stack) => {
        symlinkSync('../../frontend/package.json', join(stack.project.outdir, 'backend/src/README.md'));
        backend({})(stack);
      },
    },
    'a link that tests read': {
      files: { 'backend/src/__test__/archive.zip': '' },
      say: (stack) => {
        symlinkSync('/etc/hostname', join(stack.project.outdir, 'backend/src/__test__/link'));
        backend({})(stack);
      },
    },
    'a link within': {
      say: (stack) => {
        symlinkSync('main.py', join(stack.project.outdir, 'backend/src/other.py'));
        backend({ app: 'src.main:app' })(stack);
      },
    },
  },
});
