/** Sends a request; throws an error with a sentence fit for the user. */
export async function request(url: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { cache: "no-store", ...init });
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError") {
      throw new Error("The server took too long to answer.");
    }
    throw new Error("The server cannot be reached.");
  }
  if (!response.ok) throw new HttpError(response.status, await readDetail(response));
  return response;
}

export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** FastAPI sends a string, or for validation errors a list, as `detail`. */
async function readDetail(response: Response): Promise<string> {
  try {
    const { detail } = (await response.json()) as { detail?: string | { msg: string }[] };
    if (typeof detail === "string") return detail;
    if (detail?.length) return detail.map(({ msg }) => `${msg}.`).join(" ");
  } catch {
    // Not JSON, for example an error page of a proxy in between.
  }
  return `The server answered with status ${response.status}.`;
}
