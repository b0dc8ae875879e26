import type { Times } from "../words/times.ts";

interface RowTimeProps {
  at: number;
  times: Times;
  author: string | null;
  isFirst: boolean;
}

/** Above the first row of a group; beside the others, while they are pointed at. */
export function RowTime({ at, times, author, isFirst }: RowTimeProps) {
  const time = (
    <time
      class={isFirst ? "row__time" : "row__time row__time--beside"}
      dateTime={new Date(at).toISOString()}
      title={times.full(at)}
    >
      {times.time(at)}
    </time>
  );
  if (!isFirst) return time;
  return (
    <p class="row__head">
      {author && <bdi class="row__author">{author}</bdi>}
      {time}
    </p>
  );
}
