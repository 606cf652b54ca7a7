import { USER_NAME } from './base-families';
import { Instruction } from '../../model/instruction';

/**
 * Creates the user of a development stage and its working directory, without tools that only some distributions have.
 *
 * @param user `user:group`, numeric
 */
export function developmentUser(user: string, workdir: string): Instruction {
  const [uid, gid] = user.split(':');
  return Instruction.run(
    [`echo '${USER_NAME}:x:${user}::${workdir}:/sbin/nologin' >> /etc/passwd`, `install -d -o ${uid} -g ${gid} ${workdir}`],
    { comment: 'File sync looks up the owner by name, so the user needs an entry.' },
  );
}
