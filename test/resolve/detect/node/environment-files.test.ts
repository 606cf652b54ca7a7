import { environmentFiles } from '../../../../src/resolve/detect/node/environment-files';
import { applicationFolder } from '../../../support/application-folder';

test('the files that a production build reads are found, with the names that they set', () => {
  const files = { '.env': 'A=1\nexport B="two # three" \n# C=3\n', '.env.production': 'D=\r\n', '.env.local': 'E=5', '.env.development': 'F=6', '.env.example': 'G=7' };
  expect(environmentFiles(applicationFolder(files))).toEqual([
    { file: '.env', names: ['A', 'B'], secret: undefined },
    { file: '.env.production', names: ['D'], secret: undefined },
  ]);
});

test('the first value that looks like a secret is told, without the value', () => {
  const [file] = environmentFiles(applicationFolder({ '.env': 'A=1\nDB_PASSWORD=\'hunter2\'\nAPI_KEY=abc\n' }));
  expect(file.secret).toEqual({ name: 'DB_PASSWORD', look: 'has the name of a secret', line: 2 });
});

test('an empty value of such a name is none', () => {
  expect(environmentFiles(applicationFolder({ '.env': 'DB_PASSWORD=\nTOKEN="" # none\n' }))[0].secret).toBeUndefined();
});

test('a key in quotes goes over several lines, none of which is another variable', () => {
  const [file] = environmentFiles(applicationFolder({ '.env': 'NAME="one\nMIIE=\nabc=="\nB=2\n' }));
  expect(file.names).toEqual(['NAME', 'B']);
});
