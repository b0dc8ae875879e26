import { AppError, type WireError } from "../../shared/errors.ts";
import type { ChatWords } from "../../words/words.ts";

/** Asks the server over HTTP. Throws its refusal as an AppError; `unavailable` where no answer came. */
export interface Http {
  get<Answer>(path: string): Promise<Answer>;
  put(path: string, body: object): Promise<void>;
  delete(path: string): Promise<void>;
}

export function createHttp(ended: (reason: string) => void, { said }: Pick<ChatWords, "said">): Http {
  return {
    async get<Answer>(path: string) {
      const response = await ask("GET", path);
      // The server is ours: it answers what the protocol says, unless the line breaks off in the middle.
      return (await response.json().catch(noAnswer)) as Answer;
    },
    async put(path, body) {
      await ask("PUT", path, JSON.stringify(body));
    },
    async delete(path) {
      await ask("DELETE", path);
    },
  };

  async function ask(method: string, path: string, body?: string): Promise<Response> {
    const headers = { accept: "application/json", ...(body && { "content-type": "application/json" }) };
    const response = await fetch(path, { method, headers, body }).catch(noAnswer);
    if (response.ok) return response;
    if (response.status === 401) ended("unauthenticated");
    throw await refusalIn(response, said.unreachable);
  }

  function noAnswer(cause: unknown): never {
    throw new AppError("unavailable", said.unreachable, { cause });
  }
}

/** A proxy between us and the server may answer something that is not ours. */
async function refusalIn(response: Response, unreachable: string): Promise<AppError> {
  const answer: { error?: WireError } = await response.json().catch(() => ({}));
  const { code, message } = answer.error ?? { code: "unavailable", message: unreachable };
  return new AppError(code, message);
}
