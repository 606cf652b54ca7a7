import { Instruction } from '../../model/instruction';

/** Name of the user in the development stages. */
export const DEVELOPER = 'app';

/**
 * Gives the user of a development stage a name and the working directory; needs no tool that only one distribution has.
 *
 * @param user `user:group`, numeric
 */
export function developmentUser(user: string, workdir: string): Instruction {
  const [uid, gid] = user.split(':');
  return Instruction.run(
    [`echo '${DEVELOPER}:x:${user}::${workdir}:/sbin/nologin' >> /etc/passwd`, `install -d -o ${uid} -g ${gid} ${workdir}`],
    { comment: 'File sync looks up the owner by name, so the user needs an entry.' },
  );
}
