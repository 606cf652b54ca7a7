import { posix } from 'node:path';
import type { BuildModel } from '../../model/build-model';
import { variableName } from '../../util/variable-name';
import { backend } from '../example-code';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

function findings(service: string, { context, contents }: BuildModel): Finding[] {
  return (contents?.leftOut ?? []).map(({ path, holdsPrivateKey }) => {
    const file = posix.join(context, path);
    const variable = variableName(posix.basename(path));
    const asSecret = `secrets: [Secret.fromEnvironment('${variable}')] lets the application read it below /run/secrets`;
    const holds = holdsPrivateKey ? 'a private key' : 'more than certificates and public keys';
    return {
      where: file,
      file,
      what: `It holds ${holds}, so that the build of ${service} does not take it: the image lacks it.`,
      fix: holdsPrivateKey
        ? `Give it at run time: ${asSecret}. Take the file out of git, and make a new key if others could read this one.`
        : `If it is no secret, give it another ending than .pem or .key; else give it at run time: ${asSecret}.`,
    };
  });
}

export const keyFileLeftOut = builtInRule({
  id: 'key-file-left-out',
  severity: Severity.MEDIUM,
  description: 'No source file is left out of the build because it may be a private key.',
  page: {
    why: 'Anyone who can pull an image can read a key in it, so the ignore file excludes key files, and the application will not find them at run time. Files that end in `.pem` or `.key` are included only if git does not ignore them and they contain nothing but certificates and public keys.',
    equivalents: ['CIS Docker Benchmark 4.10: secrets are not stored in Dockerfiles', 'Trivy secret scanning: private-key'],
    bad: {
      files: { 'backend/src/signing.pem': '-----BEGIN … PRIVATE KEY-----\n…\n-----END … PRIVATE KEY-----\n' },
      code: backend(),
    },
    good: { code: backend("secrets: [Secret.fromEnvironment('SIGNING_PEM')]") },
  },
  check: ({ services }) => services.flatMap(({ constructPath, imageBuild }) => (imageBuild ? findings(constructPath, imageBuild) : [])),
});
