import type { Socket } from "socket.io-client";
import { AppError, type WireError } from "../../shared/errors.ts";
import type { Ack, Answers, RequestName, Requests } from "../../shared/protocol.ts";
import type { ChatWords } from "../../words/words.ts";

/** Throws the server's refusal as an AppError; `unavailable` where no answer came: the outcome is then unknown. */
export type Request = <N extends RequestName>(name: N, payload: Requests[N]) => Promise<Answers[N]>;

const answerWithinMs = 10_000;

/** Asks the server; `ended` is told where it says that nobody is signed in here any more. */
export function createAsking(
  socket: Socket,
  words: Pick<ChatWords, "said">,
  ended: (reason: string) => void,
): Request {
  return request;

  function request<N extends RequestName>(name: N, payload: Requests[N]): Promise<Answers[N]> {
    return new Promise((resolve, reject) => {
      if (!socket.connected) return reject(unavailable(words.said.unreachable));
      socket.timeout(answerWithinMs).emit(name, payload, (silence: Error | null, answer: Ack<Answers[N]>) => {
        if (silence) reject(unavailable(words.said.noAnswer));
        else if (answer.ok) resolve(answer);
        else reject(refused(answer.error));
      });
    });
  }

  function unavailable(sentence: string): AppError {
    return new AppError("unavailable", sentence);
  }

  function refused(error: WireError): AppError {
    if (error.code === "unauthenticated") ended(error.code);
    return new AppError(error.code, error.message, error);
  }
}
