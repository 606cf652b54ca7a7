import { librariesOf } from '../../../src/cli/report/shared-libraries';
import { imageFile } from '../../support/images';

const elf = (...needed: string[]) => ({ elf: { symbolBytes: 0, needed } });

test('takes what programs need, through links, and what that needs in turn', () => {
  const python = imageFile('usr/local/bin/python3.13', 9, elf('libssl.so.3'));
  const files = [
    python,
    imageFile('usr/lib/libssl.so.3', 0, { target: 'libssl.so.3.0.1' }),
    imageFile('usr/lib/libssl.so.3.0.1', 9, elf('libcrypto.so.3')),
    imageFile('usr/lib/libcrypto.so.3', 9, elf('libssl.so.3', 'libc.so.6')),
    imageFile('usr/lib/libcurses.so.6', 9, elf()),
  ];
  expect([...librariesOf([python], files)].sort()).toEqual(['usr/lib/libcrypto.so.3', 'usr/lib/libssl.so.3', 'usr/lib/libssl.so.3.0.1']);
});

test('links that lead in a circle end', () => {
  const program = imageFile('bin/a', 1, elf('x.so'));
  expect([...librariesOf([program], [program, imageFile('lib/x.so', 0, { target: 'x.so' })])]).toEqual(['lib/x.so']);
});
