import { io, type ManagerOptions, type SocketOptions } from "socket.io-client";
import { onTestFinished } from "vitest";

/** What comes of a handshake: "connected", or the code of the refusal. */
export async function attempt(
  url: string,
  options: Partial<ManagerOptions & SocketOptions>,
): Promise<string> {
  const socket = io(url, { transports: ["websocket"], forceNew: true, reconnection: false, ...options });
  onTestFinished(() => void socket.close());
  const outcome = await new Promise<string>((resolve) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("connect_error", (error: Error & { data?: { code: string } }) =>
      resolve(error.data?.code ?? `no code: ${error.message}`),
    );
  });
  socket.close();
  return outcome;
}
