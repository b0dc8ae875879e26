/** What the command line can say. */
export const usage = `Measures Parley beside two relays that store nothing, one on Socket.IO and one on bare WebSockets.

  npm run bench -- [--quick] [--only throughput,open,sizes,idle,storm] [--shape 200x4]…
                   [--rounds N] [--seconds N] [--random-keys] [--json FILE] [--profile DIR]

  --only         some of the parts:
                   throughput  the same work on all three
                   open        opening a conversation of 10, 10 thousand and 1 million messages
                   sizes       a message with as many behind it
                   idle        memory of a connection that says nothing, at 5,000 of them
                   storm       2,000 clients come back after a restart
  --quick        a rough answer in 45 seconds: fewer, smaller, shorter
  --shape PxF    P pairs of people with F messages in flight each (default: 50x16, 200x4 and 50x1)
  --rounds N     how often each is measured (default 4; the sizes 3)
  --seconds N    how long each measured stretch takes (default 1.5)
  --random-keys  names messages as a client that makes keys without order would
  --json FILE    writes every figure there
  --profile DIR  writes CPU profiles of Parley there; the figures are then a little worse`;
