export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Tries until the attempt gives a value or the time is over; then the last failure is the reason. */
export async function eventually<T>(what: string, attempt: () => Promise<T | undefined>, seconds = 30): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let reason = 'not yet so';
  do {
    try {
      const value = await attempt();
      if (value !== undefined) return value;
    } catch (error) {
      reason = String(error);
    }
    await sleep(200);
  } while (Date.now() < deadline);
  throw new Error(`${what}: not within ${seconds} s (${reason})`);
}
