import { FastApiService, NextJsService, Secret } from '../../../src';
import { keyFileLeftOut } from '../../../src/policy/rules/key-file-left-out';
import { CERTIFICATE, PRIVATE_KEY } from '../../support/pem';
import { Say, testRule } from '../../support/policy';

const backend: Say = (stack) => void new FastApiService(stack, 'backend', { path: 'backend' });
const frontend: Say = (stack) => void new NextJsService(stack, 'frontend', { path: 'frontend' });

testRule(keyFileLeftOut, {
  message: {
    say: backend,
    files: { 'backend/src/signing.pem': PRIVATE_KEY },
    findings: [
      {
        where: 'backend/src/signing.pem',
        file: 'backend/src/signing.pem',
        what: 'It holds a private key, so that the build of shop/backend does not take it: the image lacks it.',
        fix: "Give it at run time: secrets: [Secret.fromEnvironment('SIGNING_PEM')] lets the application read it below /run/secrets. Take the file out of git, and make a new key if others could read this one.",
      },
    ],
  },
  catches: {
    'what is not known': {
      say: backend,
      files: { 'backend/src/dhparam.pem': 'x' },
      what: ['It holds more than certificates and public keys, so that the build of shop/backend does not take it: the image lacks it.'],
    },
    'a key beside a certificate, in Next.js': {
      say: frontend,
      files: { 'frontend/certs/both.pem': CERTIFICATE + PRIVATE_KEY },
      what: ['It holds a private key, so that the build of shop/frontend does not take it: the image lacks it.'],
    },
  },
  allows: {
    'a certificate': { say: backend, files: { 'backend/src/ca.pem': CERTIFICATE } },
    'a certificate at the top that the code names': { say: backend, files: { 'backend/ca.pem': CERTIFICATE, 'backend/src/tls.py': 'CA = "ca.pem"\n' } },
    'a certificate at the top of Next.js': { say: frontend, files: { 'frontend/ca.pem': CERTIFICATE } },
    'a key of tests': { say: backend, files: { 'backend/src/tests/server.key': PRIVATE_KEY } },
    'a secret': { say: (stack) => void new FastApiService(stack, 'backend', { path: 'backend', secrets: [Secret.fromEnvironment('SIGNING_PEM')] }) },
  },
});
