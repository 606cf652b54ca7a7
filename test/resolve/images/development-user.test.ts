import { USER_NAME } from '../../../src/resolve/images/base-families';
import { developmentUser } from '../../../src/resolve/images/development-user';
import { rendered } from '../../support/dockerfile';

test('the user of a development stage has a name, and owns its working directory', () => {
  const text = rendered(developmentUser('1234:5678', '/srv'));
  expect(text).toContain(`echo '${USER_NAME}:x:1234:5678::/srv:/sbin/nologin' >> /etc/passwd`);
  expect(text).toContain('install -d -o 1234 -g 5678 /srv');
});
